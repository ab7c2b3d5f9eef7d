// 1, 2, 3 …: the row's number in steps; for times a moment and a duration.
#include "generators/sequence_steps.h"

namespace rowsmith {
namespace {

class SequenceKernel final : public Kernel {
public:
    explicit SequenceKernel(const SequenceSteps& steps) : start_(steps.start), step_(steps.step) {}
    void fill(const Fill& block) const override {
        const u64* rows = block.rows.numbers();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++) out[i] = start_ + static_cast<i64>(rows[i]) * step_;
    }

private:
    i64 start_;
    i64 step_;
};

Result<BoundColumn> bind(BindContext& context) {
    const u64 rows = context.rows_for_checks();
    const u64 last = rows == 0 ? 0 : rows - 1;
    const SequenceSteps steps = TRY(sequence_steps(context, last));
    if (context.unique() && steps.step == 0 && rows > 1)
        return fail(context.options().wrong("step", "space_too_small",
                                            "a step of 0 repeats the value", "another step",
                                            "write step: 1"));
    Shape shape{.type = context.type(), .form = Form::int64};
    shape.low = steps.low(last);
    shape.high = steps.high(last);
    return BoundColumn{.kernel = std::make_unique<SequenceKernel>(steps), .outputs = {shape}};
}

}  // namespace

namespace generators {

const Generator& sequence() {
    static const Generator generator{
        {.name = "sequence",
         .summary = "1, 2, 3 …: the row's number in steps",
         .options = sequence_options("row"),
         .kinds = {Kind::integer, Kind::decimal, Kind::date, Kind::datetime},
         .example = "{type: integer, generate: sequence, start: 1000}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
