// A value computed from other columns. The expression language is the layer `expression`.
#include "column/copy.h"
#include "generators/generator.h"

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
