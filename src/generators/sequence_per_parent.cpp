// 1, 2, 3 … anew in each parent of a table that is laid out per another.
#include <algorithm>

#include "generators/sequence_steps.h"

namespace rowsmith {
namespace {

// A parent has fewer children than this.
constexpr u64 ordinals_max = u64{1} << 32;

class OrdinalKernel final : public Kernel {
public:
    OrdinalKernel(const SequenceSteps& steps, u32 input)
        : start_(steps.start), step_(steps.step), input_(input) {}
    void fill(const Fill& block) const override {
        const i64* ordinals = block.inputs[input_]->integers.data();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++) out[i] = start_ + ordinals[i] * step_;
    }

private:
    i64 start_;
    i64 step_;
    u32 input_;
};

Result<BoundColumn> bind(BindContext& context) {
    const Options& options = context.options();
    if (context.unique())
        return fail(options.wrong("unique", "unique_per_parent",
                                  "the numbers start again in each parent",
                                  "unique together with the parent's key",
                                  "write unique: [[parent_id, " + context.column().name +
                                      "]] at the table, or generate: sequence"));
    const u32 input = TRY(context.parent(ParentValue::ordinal));
    const i64 most = context.input_shape(input).high;
    const u64 rows = std::max<u64>(context.rows_for_checks(), 1);
    const u64 last = std::min({most < 0 ? 0 : static_cast<u64>(most), rows - 1, ordinals_max});
    const SequenceSteps steps = TRY(sequence_steps(context, last));
    Shape shape{.type = context.type(), .form = Form::int64};
    shape.low = steps.low(last);
    shape.high = steps.high(last);
    return BoundColumn{.kernel = std::make_unique<OrdinalKernel>(steps, input),
                       .outputs = {shape},
                       .summary = "the place inside its parent"};
}

}  // namespace

namespace generators {

const Generator& sequence_per_parent() {
    static const Generator generator{
        {.name = "sequence_per_parent",
         .summary = "1, 2, 3 … anew in each parent",
         .options = sequence_options("row of a parent"),
         .kinds = {Kind::integer, Kind::decimal, Kind::date, Kind::datetime},
         .example = "{type: integer, generate: sequence_per_parent}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
