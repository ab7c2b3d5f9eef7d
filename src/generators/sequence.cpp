// 1, 2, 3 …: the row's number in steps; for times a moment and a duration.
#include <algorithm>

#include "generators/generator.h"

namespace rowsmith {
namespace {

class SequenceKernel final : public Kernel {
public:
    SequenceKernel(i64 start, i64 step) : start_(start), step_(step) {}
    void fill(const Fill& block) const override {
        const u64* rows = block.rows.numbers();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++) out[i] = start_ + static_cast<i64>(rows[i]) * step_;
    }

private:
    i64 start_;
    i64 step_;
};

constexpr i64 day_us = 86'400'000'000;

Result<i64> step_of(const Options& options, const Type& type) {
    if (!is_moment(type.kind)) {
        if (type.kind != Kind::decimal) return options.integer("step");
        return options.has("step") ? options.value("step", Bound::lower) : Result<i64>(1);
    }
    if (!options.has("step")) return type.kind == Kind::date ? 1 : type.resolution_us;
    const i64 step_us = TRY(read_duration(*options.node("step")));
    if (type.kind != Kind::date) return step_us;
    if (step_us % day_us == 0) return step_us / day_us;
    return fail(options.wrong("step", "step_not_whole", "a date can't move by a part of a day",
                              "whole days", "write step: 1 d"));
}

Result<i64> start_of(BindContext& context) {
    const Options& options = context.options();
    const Kind kind = context.type().kind;
    if (kind == Kind::date && !options.has("start")) return context.document().as_of_us / day_us;
    if (is_moment(kind) && !options.has("start")) return context.document().as_of_us;
    return options.value("start", Bound::lower);
}

Result<BoundColumn> bind(BindContext& context) {
    const Options& options = context.options();
    const i64 step = TRY(step_of(options, context.type()));
    const i64 start = TRY(start_of(context));
    const u64 rows = context.rows_for_checks();
    const i128 last = i128{start} + i128{step} * static_cast<i128>(rows == 0 ? 0 : rows - 1);
    if (last > INT64_MAX || last < INT64_MIN)
        return fail(options.wrong("step", "sequence_overflow",
                                  "the sequence leaves 64 bits before its last row",
                                  "a smaller step", "write a smaller step"));
    if (context.unique() && step == 0 && rows > 1)
        return fail(options.wrong("step", "space_too_small", "a step of 0 repeats the value",
                                  "another step", "write step: 1"));
    Shape shape{.type = context.type(), .form = Form::int64};
    shape.low = std::min(start, static_cast<i64>(last));
    shape.high = std::max(start, static_cast<i64>(last));
    return BoundColumn{.kernel = std::make_unique<SequenceKernel>(start, step), .outputs = {shape}};
}

}  // namespace

namespace generators {

const Generator& sequence() {
    static const Generator generator{
        {.name = "sequence",
         .summary = "1, 2, 3 …: the row's number in steps",
         .options = {{.name = "start",
                      .kind = OptionKind::value,
                      .doc = "the first value; of times, as_of unless given",
                      .default_text = "1"},
                     {.name = "step",
                      .kind = OptionKind::value,
                      .doc = "what each row adds; a duration for times",
                      .default_text = "1"}},
         .kinds = {Kind::integer, Kind::decimal, Kind::date, Kind::datetime},
         .example = "{type: integer, generate: sequence, start: 1000}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
