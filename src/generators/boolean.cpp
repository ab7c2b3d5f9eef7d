// True or false, true with a share that may differ from row to row.
#include "base/text.h"
#include "generators/code_picker.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

// The share of true is a float of each row; a null share gives null.
class ComputedShareKernel final : public Kernel {
public:
    ComputedShareKernel(u64 key, u32 input) : key_(key), input_(input) {}
    void fill(const Fill& block) const override {
        const Column& shares = *block.inputs[input_];
        Column& out = block.out();
        const u64* scaled = block.rows.scaled();
        const bool coded = shares.shape->form == Form::codes;
        for (u32 i = 0; i < block.count(); i++) {
            const double share =
                coded ? shares.shape->dictionary->floats[shares.codes[i]] : shares.floats[i];
            out.codes[i] = unit_interval(mix(key_ + scaled[i])) < share ? 1 : 0;
        }
        if (!out.shape->nullable) return;
        for (u32 i = 0; i < block.count(); i++) out.valid[i] = shares.is_null(i) ? 0 : 1;
    }

private:
    u64 key_;
    u32 input_;
};

Shape boolean_shape(const Type& type) {
    Shape shape{.type = type, .form = Form::codes, .low = 0, .high = 1};
    shape.dictionary = std::make_shared<const Dictionary>(Dictionary{.integers = {0, 1}});
    return shape;
}

Result<BoundColumn> bind_computed(BindContext& context) {
    const Options& options = context.options();
    if (context.column().exact)
        return fail(options.wrong("share", "exact_of_expression",
                                  "the share differs from row to row, so there is no exact count",
                                  "a number like 30%", "remove exact, or write a number"));
    const Type number{.kind = Kind::float_};
    const PlacedText text = TRY(options.expression("share"));
    const u32 input = TRY(context.expression(text, &number));
    Shape shape = boolean_shape(context.type());
    shape.nullable = context.input_shape(input).nullable;
    return BoundColumn{.kernel = std::make_unique<ComputedShareKernel>(context.key(), input),
                       .outputs = {std::move(shape)},
                       .summary = "true with the share " + text.text};
}

Result<BoundColumn> bind(BindContext& context) {
    const Options& options = context.options();
    if (options.is_expression("share")) return bind_computed(context);
    const double share = TRY(options.share("share"));
    const double shares[] = {1 - share, share};
    auto picker = TRY(make_code_picker(context, {.shares = shares, .option = "share"}));
    std::string summary = "true " + shortest(share * 100) + "%";
    if (context.column().exact) summary += ", exactly";
    return BoundColumn{.kernel = std::make_unique<PickKernel>(std::move(picker)),
                       .outputs = {boolean_shape(context.type())},
                       .summary = std::move(summary)};
}

}  // namespace

namespace generators {

const Generator& boolean() {
    static const Generator generator{{.name = "boolean",
                                      .summary = "true or false",
                                      .options = {{.name = "share",
                                                   .kind = OptionKind::share,
                                                   .doc = "the share of true",
                                                   .default_text = "50%",
                                                   .minimum = 0,
                                                   .maximum = 1,
                                                   .may_be_expression = true}},
                                      .kinds = {Kind::boolean},
                                      .example = "{type: boolean, generate: boolean, share: 30%}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
