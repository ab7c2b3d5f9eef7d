#include "generators/sequence_steps.h"

#include <algorithm>

#include "base/text.h"
#include "column/moment.h"

namespace rowsmith {

namespace {

Result<i64> step_of(const Options& options, const Type& type) {
    if (!is_moment(type.kind)) {
        if (type.kind != Kind::decimal) return options.integer("step");
        return options.has("step") ? options.value("step", Bound::lower) : Result<i64>(1);
    }
    if (!options.has("step")) return type.kind == Kind::date ? 1 : type.resolution_us;
    const i64 step_us = TRY(read_duration(*options.node("step")));
    if (type.kind != Kind::date) return step_us;
    if (step_us % us_per_day == 0) return step_us / us_per_day;
    return fail(options.wrong("step", "step_not_whole", "a date can't move by a part of a day",
                              "whole days", "write step: 1 d"));
}

Result<i64> start_of(BindContext& context) {
    const Options& options = context.options();
    const Kind kind = context.type().kind;
    if (kind == Kind::date && !options.has("start")) return day_of(context.document().as_of_us);
    if (is_moment(kind) && !options.has("start")) return context.document().as_of_us;
    return options.value("start", Bound::lower);
}

// The furthest value against the column's own bound.
Result<void> check_bound(BindContext& context, const char* name, const SequenceSteps& steps,
                         i64 furthest) {
    const Options& options = context.options();
    if (!options.has(name) || options.is_expression(name)) return {};
    const bool upper = std::string_view(name) == "max_value";
    const i64 bound = TRY(options.value(name, upper ? Bound::upper : Bound::lower));
    if (upper ? furthest <= bound : furthest >= bound) return {};
    const i64 beyond =
        (upper ? furthest - bound : bound - furthest) / std::max<i64>(1, std::abs(steps.step));
    return fail(options.wrong(
        name, "sequence_outside_bounds",
        "the sequence leaves " + std::string(name) + " " + options.node(name)->text + " by " +
            with_commas(static_cast<u64>(std::max<i64>(beyond, 1))) + " steps",
        "bounds that hold every row", "remove " + std::string(name) + ", or make fewer rows"));
}

}  // namespace

i64 SequenceSteps::low(u64 last) const {
    return std::min(start, start + step * static_cast<i64>(last));
}

i64 SequenceSteps::high(u64 last) const {
    return std::max(start, start + step * static_cast<i64>(last));
}

Result<SequenceSteps> sequence_steps(BindContext& context, u64 last) {
    SequenceSteps steps;
    steps.step = TRY(step_of(context.options(), context.type()));
    steps.start = TRY(start_of(context));
    const i128 end = i128{steps.start} + i128{steps.step} * static_cast<i128>(last);
    if (end > INT64_MAX || end < INT64_MIN)
        return fail(context.options().wrong("step", "sequence_overflow",
                                            "the sequence leaves 64 bits before its last row",
                                            "a smaller step", "write a smaller step"));
    TRY(check_bound(context, "max_value", steps, steps.high(last)));
    TRY(check_bound(context, "min_value", steps, steps.low(last)));
    return steps;
}

std::vector<OptionSpec> sequence_options(const std::string& each) {
    return {{.name = "start",
             .kind = OptionKind::value,
             .doc = "the first value; of times, as_of unless given",
             .default_text = "1"},
            {.name = "step",
             .kind = OptionKind::value,
             .doc = "what each " + each + " adds; a duration for times",
             .default_text = "1"}};
}

}  // namespace rowsmith
