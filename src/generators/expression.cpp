// A value computed from other columns. The expression language is the layer `expression`.
#include "column/copy.h"
#include "generators/generator.h"
#include "generators/one_to_one.h"

namespace rowsmith {
namespace {

class CopyKernel final : public Kernel {
public:
    void fill(const Fill& block) const override {
        copy_column(*block.inputs[0], block.out(), block.count());
    }
};

Result<BoundColumn> bind(BindContext& context) {
    const PlacedText& text = context.column().expression;
    const Type* target = context.column().type ? &context.type() : nullptr;
    const u32 input = TRY(context.expression(text, target));
    if (context.unique()) {
        const Expression tree = TRY(parse_expression(text.text, text.place));
        if (!is_one_to_one(context, tree, context.input_shape(input)))
            return fail({.code = ErrorCode::invalid_schema,
                         .cause = "expression_not_one_to_one",
                         .message = "two rows could get the same value, but the column is unique",
                         .place = text.place,
                         .expected = "a unique column of the table, moved by a whole number or "
                                     "within a text",
                         .fix = "drop unique, or build the value from a unique column"});
    }
    return BoundColumn{.kernel = std::make_unique<CopyKernel>(),
                       .outputs = {context.input_shape(input)},
                       .summary = "expression " + text.text};
}

}  // namespace

namespace generators {

const Generator& expression() {
    static const Generator generator{
        {.name = "expression",
         .summary = "a value computed from other columns, parents and children",
         .example = "{type: integer, expression: 2 * 3}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
