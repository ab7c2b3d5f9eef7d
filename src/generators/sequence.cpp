// 1, 2, 3 …: the row's number in steps; for times a moment and a duration.
#include <algorithm>

#include "base/text.h"
#include "generators/kept_kernels.h"
#include "generators/sequence_steps.h"
#include "generators/values_by_rules.h"

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

// The places of the sequence, from 0, whose values are in a set. Requires a step.
ValueSet places_of(const ValueSet& values, const SequenceSteps& steps) {
    std::vector<ValueRange> places;
    const auto clamped = [](i128 value) {
        return static_cast<i64>(std::clamp<i128>(value, INT64_MIN, INT64_MAX));
    };
    for (const ValueRange& range : values.ranges()) {
        const i128 low = i128{range.low} - steps.start, high = i128{range.high} - steps.start;
        ValueRange moved{clamped(low), clamped(high)};
        if (steps.step < 0) moved = {clamped(-high), clamped(-low)};
        places.push_back(moved);
    }
    const ValueSet steps_of = ValueSet(std::move(places)).multiples_of(std::abs(steps.step));
    return steps_of.within(ValueRange{0, INT64_MAX});
}

// Rows step over the values that rules leave out.
Result<BoundColumn> bind_kept(BindContext& context, const SequenceSteps& steps,
                              const ValueSet& values) {
    const u64 rows = context.rows_for_checks();
    if (steps.step == 0 && !values.holds(steps.start)) return fail(no_value_by_rules(context));
    const ValueSet places = steps.step == 0 ? ValueSet({{0, INT64_MAX}}) : places_of(values, steps);
    if (places.count() < std::max<u64>(rows, 1)) {
        Error error = no_value_by_rules(context);
        error.message = "only " + with_commas(places.count()) + " of " + with_commas(rows) +
                        " rows find a value of the sequence that the rules allow";
        return fail(std::move(error));
    }
    const i64 last = places.at(rows == 0 ? 0 : rows - 1);
    (void)TRY(sequence_steps(context, static_cast<u64>(last)));
    Shape shape{.type = context.type(), .form = Form::int64};
    shape.low = steps.low(static_cast<u64>(last));
    shape.high = steps.high(static_cast<u64>(last));
    return BoundColumn{
        .kernel = kept_by_row({.places = places, .step = steps.step, .start = steps.start}),
        .outputs = {shape}};
}

Result<BoundColumn> bind(BindContext& context) {
    const u64 rows = context.rows_for_checks();
    const u64 last = rows == 0 ? 0 : rows - 1;
    const SequenceSteps steps = TRY(sequence_steps(context, last));
    if (context.unique() && steps.step == 0 && rows > 1)
        return fail(context.options().wrong("step", "space_too_small",
                                            "a step of 0 repeats the value", "another step",
                                            "write step: 1"));
    if (const auto kept = TRY(values_by_rules(context))) return bind_kept(context, steps, *kept);
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
