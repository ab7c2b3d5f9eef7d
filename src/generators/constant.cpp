// The same value in every row.
#include "generators/generator.h"
#include "generators/literal_dictionary.h"

namespace rowsmith {
namespace {

class ConstantKernel final : public Kernel {
public:
    void fill(const Fill& block) const override {
        for (u32 i = 0; i < block.count(); i++) block.out().codes[i] = 0;
    }
};

Result<BoundColumn> bind(BindContext& context) {
    const Node* node = context.options().node("value");
    if (!node)
        return fail(context.options().wrong("value", "option_missing", "a constant needs its value",
                                            "value: …", "add value"));
    const PlacedValue value{node->text, node->place()};
    Shape shape{.type = context.type(), .form = Form::codes};
    shape.dictionary = TRY(literal_dictionary({&value, 1}, context.type()));
    return BoundColumn{.kernel = std::make_unique<ConstantKernel>(),
                       .outputs = {std::move(shape)},
                       .summary = "always " + node->text};
}

}  // namespace

namespace generators {

const Generator& constant() {
    static const Generator generator{
        {.name = "constant",
         .summary = "the same value in every row",
         .options =
             {{.name = "value", .kind = OptionKind::value, .doc = "the value", .required = true}},
         .kinds = {Kind::string, Kind::integer, Kind::float_, Kind::decimal, Kind::boolean,
                   Kind::date, Kind::time, Kind::datetime, Kind::duration, Kind::email, Kind::phone,
                   Kind::enum_},
         .example = "{type: string, generate: constant, value: EUR}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
