// year, month, day, weekday, hour, minute, date, add_months and the differences of moments. Moments
// with a zone are taken in its local time.
#include <algorithm>
#include <array>

#include "column/moment.h"
#include "expression/binder.h"
#include "expression/function.h"

namespace rowsmith {

namespace {

using Arguments = std::vector<Operand>;

// A date or datetime as it is, a literal text as the moment that it says; others fail.
Result<Operand> expect_moment(Binder& binder, const Expression& call, Operand x) {
    if (x.type.is_null) return binder.null_constant(*x.node, {.kind = Kind::date});
    x = TRY(binder.read_moment(std::move(x), Kind::datetime));
    if (x.is_kind(Kind::date) || x.is_kind(Kind::datetime)) return x;
    return binder.type_mismatch(x, "a date or datetime in " + call.word + "(…)",
                                "pass a moment, as date '2026-06-30'");
}

template <i64 (*part)(CivilDate)>
void run_date_part(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] = part(civil_from_days(batch.in[0].integers[i]));
    });
}
i64 year_of(CivilDate date) { return date.year; }
i64 month_of(CivilDate date) { return date.month; }
i64 day_of_month(CivilDate date) { return date.day; }

void run_weekday(const Batch& batch) {
    for_valid(batch, [&](u32 i) { batch.out.integers[i] = weekday_of(batch.in[0].integers[i]); });
}
// The part of the day of a time or datetime: us / a % b.
void run_time_part(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] =
            time_of_day(batch.in[0].integers[i]) / batch.constants.a % batch.constants.b;
    });
}

Result<Operand> bind_date_part(Binder& binder, const Expression& call, Arguments arguments) {
    Operand x = TRY(expect_moment(binder, call, std::move(arguments[0])));
    x = TRY(binder.to_date(std::move(x)));
    NewStep step{.type = {.kind = Kind::integer}};
    if (call.word == "year") {
        const auto year = [](i128 days) { return civil_from_days(static_cast<i64>(days)).year; };
        step.run = run_date_part<year_of>;
        step.bounds = exact_interval(year(x.bounds.low), year(x.bounds.high));
    } else if (call.word == "month") {
        step.run = run_date_part<month_of>;
        step.bounds = exact_interval(1, 12);
    } else if (call.word == "day") {
        step.run = run_date_part<day_of_month>;
        step.bounds = exact_interval(1, 31);
    } else {
        step.run = run_weekday;
        step.bounds = exact_interval(1, 7);
    }
    step.in.push_back(std::move(x));
    return binder.add(call, std::move(step));
}

Result<Operand> bind_time_part(Binder& binder, const Expression& call, Arguments arguments) {
    Operand x = std::move(arguments[0]);
    if (!x.is_kind(Kind::time)) {
        x = TRY(expect_moment(binder, call, std::move(x)));
        x = TRY(binder.to_datetime(std::move(x), "", DateAs::first_instant));
    }
    const bool is_hour = call.word == "hour";
    return binder.add(
        call, {.run = run_time_part,
               .in = {std::move(x)},
               .type = {.kind = Kind::integer},
               .bounds = exact_interval(0, is_hour ? 23 : 59),
               .constants = {.a = is_hour ? us_per_hour : us_per_minute, .b = is_hour ? 24 : 60}});
}

Result<Operand> bind_date(Binder& binder, const Expression& call, Arguments arguments) {
    return binder.to_date(TRY(expect_moment(binder, call, std::move(arguments[0]))));
}

// a: microseconds a unit of the moment's value: a date's days go as they are.
void run_add_months_to_date(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] = add_months(batch.in[0].integers[i], batch.in[1].integers[i]);
    });
}
void run_add_months_to_datetime(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const i64 us = batch.in[0].integers[i];
        batch.out.integers[i] =
            add_months(day_of(us), batch.in[1].integers[i]) * us_per_day + time_of_day(us);
    });
}

Result<Operand> bind_add_months(Binder& binder, const Expression& call, Arguments arguments) {
    Operand x = TRY(expect_moment(binder, call, std::move(arguments[0])));
    Operand& months = arguments[1];
    if (months.type.is_null) return binder.null_constant(call, x.type);
    if (!months.is_kind(Kind::integer))
        return binder.type_mismatch(months, "a whole number of months", "round it: integer(x)");
    // Local time, so that the day of the month and the time of day are those of the zone.
    const std::string zone = x.type.zone;
    x = TRY(binder.to_local(std::move(x)));
    const bool is_date = x.is_kind(Kind::date);
    const i64 unit = is_date ? 1 : us_per_day;
    const i128 last = is_date ? 0 : us_per_day - 1;
    const i64 most = 120'000;  // all of the calendar's months
    const auto moved = [&](i128 value, i128 by) {
        const auto day = static_cast<i64>(divide_floor(value, unit));
        return i128{add_months(day, static_cast<i64>(std::clamp<i128>(by, -most, most)))} * unit;
    };
    const ValueInterval bounds = exact_interval(moved(x.bounds.low, months.bounds.low),
                                                moved(x.bounds.high, months.bounds.high) + last);
    const ValueType type{.kind = x.type.kind};
    NewStep step{.run = is_date ? run_add_months_to_date : run_add_months_to_datetime,
                 .type = type,
                 .bounds = bounds};
    step.in.push_back(std::move(x));
    step.in.push_back(std::move(months));
    Operand result = TRY(binder.add(call, std::move(step)));
    return zone.empty() ? result : binder.to_zone(std::move(result), zone);
}

void run_days_between(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] =
            (batch.in[1].integers[i] - batch.in[0].integers[i]) / batch.constants.a;
    });
}
// a: microseconds a unit, b: months a unit of the result.
void run_months_between(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] = whole_months(batch.in[0].integers[i] * batch.constants.a,
                                             batch.in[1].integers[i] * batch.constants.a) /
                                batch.constants.b;
    });
}

Result<Operand> bind_between(Binder& binder, const Expression& call, Arguments arguments) {
    for (Operand& argument : arguments) {
        argument = TRY(expect_moment(binder, call, std::move(argument)));
        argument = TRY(binder.to_local(std::move(argument)));
    }
    TRY(binder.unify(call, arguments));
    const bool is_date = arguments[0].is_kind(Kind::date);
    const i128 day = is_date ? 1 : us_per_day;
    const i128 least = (arguments[1].bounds.low - arguments[0].bounds.high) / day - 1;
    const i128 most = (arguments[1].bounds.high - arguments[0].bounds.low) / day + 1;
    NewStep step{.run = run_days_between,
                 .type = {.kind = Kind::integer},
                 .bounds = exact_interval(least, most),
                 .constants = {.a = static_cast<i64>(day)}};
    if (call.word != "days_between") {
        const i64 months = call.word == "years_between" ? 12 : 1;
        step.run = run_months_between;
        step.constants = {.a = is_date ? us_per_day : 1, .b = months};
        // A month has 28 to 31 days: the fewest months are long ones, the most short ones.
        const i128 low = least / (least < 0 ? 28 : 31), high = most / (most < 0 ? 31 : 28);
        step.bounds = exact_interval(low / months - 1, high / months + 1);
    }
    step.in = std::move(arguments);
    return binder.add(call, std::move(step));
}

constexpr std::array<Function, 11> table = {
    {{.name = "year", .usage = "year(moment)", .bind = bind_date_part},
     {.name = "month", .usage = "month(moment)", .bind = bind_date_part},
     {.name = "day", .usage = "day(moment)", .bind = bind_date_part},
     {.name = "weekday", .usage = "weekday(moment)", .bind = bind_date_part},
     {.name = "hour", .usage = "hour(moment)", .bind = bind_time_part},
     {.name = "minute", .usage = "minute(moment)", .bind = bind_time_part},
     {.name = "date", .usage = "date(moment)", .bind = bind_date},
     {.name = "add_months",
      .usage = "add_months(moment, months)",
      .least = 2,
      .most = 2,
      .bind = bind_add_months},
     {.name = "days_between",
      .usage = "days_between(from, to)",
      .least = 2,
      .most = 2,
      .bind = bind_between},
     {.name = "months_between",
      .usage = "months_between(from, to)",
      .least = 2,
      .most = 2,
      .bind = bind_between},
     {.name = "years_between",
      .usage = "years_between(from, to)",
      .least = 2,
      .most = 2,
      .bind = bind_between}}};

}  // namespace

std::span<const Function> moment_functions() { return table; }

}  // namespace rowsmith
