// Binder: from one type to another.
#include <algorithm>

#include "column/moment_text.h"
#include "expression/binder.h"
#include "expression/operators.h"

namespace rowsmith {

namespace {

struct Zone {
    std::string name;
    ZoneOffset offset;
};

void run_to_local(const Batch& batch) {
    const Zone& zone = *static_cast<const Zone*>(batch.constants.data.get());
    for_valid(batch, [&](u32 i) {
        const i64 utc = batch.in[0].integers[i];
        batch.out.integers[i] = utc + zone.offset(zone.name, utc);
    });
}

// The instant whose local time it is; in the hour that a clock change repeats, the earlier one. A
// time that a change skips is moved forward by the length of the gap.
void run_to_utc(const Batch& batch) {
    const Zone& zone = *static_cast<const Zone*>(batch.constants.data.get());
    const auto offset = [&](i64 utc) { return zone.offset(zone.name, utc); };
    for_valid(batch, [&](u32 i) {
        const i64 local = batch.in[0].integers[i];
        const i64 by_former = local - offset(local - us_per_day);
        const i64 by_own = local - offset(by_former);
        const bool is_skipped = local - offset(by_own) != by_own;
        batch.out.integers[i] = is_skipped ? by_former : by_own;
    });
}

// Adds `b` after the multiplication: the last instant of a day.
void run_day_to_us(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] = batch.in[0].integers[i] * us_per_day + batch.constants.b;
    });
}

void run_us_to_day(const Batch& batch) {
    for_valid(batch, [&](u32 i) { batch.out.integers[i] = day_of(batch.in[0].integers[i]); });
}

double as_real(i128 value, double divisor) { return static_cast<double>(value) / divisor; }

ValueInterval zoned_bounds(const ValueInterval& bounds) {
    return exact_interval(std::max<i128>(bounds.low - us_per_day, first_us),
                          std::min<i128>(bounds.high + us_per_day, last_us));
}

}  // namespace

Result<Operand> Binder::to_scale(Operand operand, i32 scale) {
    const i32 from = operand.type.scale;
    const ValueType type{
        .kind = operand.type.kind == Kind::integer && scale == 0 ? Kind::integer : Kind::decimal,
        .scale = scale};
    if (from == scale) {
        operand.type = type;
        return operand;
    }
    const Expression& node = *operand.node;
    const ValueInterval bounds = operand.bounds;
    if (scale > from) {
        const i64 factor = power_of_ten(scale - from);
        return add(node, {.run = run_scale_up,
                          .in = {std::move(operand)},
                          .type = type,
                          .bounds = exact_interval(bounds.low * factor, bounds.high * factor),
                          .constants = {.a = factor}});
    }
    const i64 factor = power_of_ten(from - scale);
    return add(node, {.run = run_scale_down,
                      .in = {std::move(operand)},
                      .type = type,
                      .bounds = exact_interval(divide_half_even(bounds.low, factor),
                                               divide_half_even(bounds.high, factor)),
                      .constants = {.a = factor}});
}

Result<Operand> Binder::to_real(Operand operand) {
    if (operand.is_kind(Kind::float_)) return operand;
    const Expression& node = *operand.node;
    const double divisor = static_cast<double>(power_of_ten(operand.type.scale));
    const ValueInterval bounds = operand.bounds;
    return add(
        node, {.run = run_to_real,
               .in = {std::move(operand)},
               .type = {.kind = Kind::float_},
               .bounds = real_interval(as_real(bounds.low, divisor), as_real(bounds.high, divisor)),
               .constants = {.x = divisor}});
}

Result<Operand> Binder::to_local(Operand operand) {
    if (operand.type.zone.empty()) return operand;
    const std::string zone = operand.type.zone;
    operand.type.zone.clear();
    if (!context_.zone_offset || zone == "UTC") return operand;
    const Expression& node = *operand.node;
    const ValueInterval bounds = zoned_bounds(operand.bounds);
    return add(node, {.run = run_to_local,
                      .in = {std::move(operand)},
                      .type = {.kind = Kind::datetime},
                      .bounds = bounds,
                      .constants = {.data = std::make_shared<const Zone>(
                                        Zone{.name = zone, .offset = context_.zone_offset})}});
}

Result<Operand> Binder::to_datetime(Operand operand, const std::string& zone, DateAs date_as) {
    if (operand.is_kind(Kind::date)) {
        const Expression& node = *operand.node;
        const i64 resolution = context_.target ? context_.target->resolution_us : us_per_second;
        const i64 within =
            date_as == DateAs::last_instant ? us_per_day - std::max<i64>(resolution, 1) : 0;
        const ValueInterval bounds = exact_interval(operand.bounds.low * us_per_day + within,
                                                    operand.bounds.high * us_per_day + within);
        operand = TRY(add(node, {.run = run_day_to_us,
                                 .in = {std::move(operand)},
                                 .type = {.kind = Kind::datetime},
                                 .bounds = bounds,
                                 .constants = {.b = within}}));
    }
    if (zone.empty()) return to_local(std::move(operand));
    if (!operand.type.zone.empty()) {
        operand.type.zone = zone;
        return operand;
    }
    operand = TRY(to_zone(std::move(operand), context_.zone));
    operand.type.zone = zone;
    return operand;
}

Result<Operand> Binder::to_zone(Operand operand, const std::string& zone) {
    operand.type.zone = zone;
    if (!context_.zone_offset || zone == "UTC") return operand;
    const Expression& node = *operand.node;
    const ValueInterval bounds = zoned_bounds(operand.bounds);
    return add(node, {.run = run_to_utc,
                      .in = {std::move(operand)},
                      .type = {.kind = Kind::datetime, .zone = zone},
                      .bounds = bounds,
                      .constants = {.data = std::make_shared<const Zone>(
                                        Zone{.name = zone, .offset = context_.zone_offset})}});
}

Result<Operand> Binder::read_moment(Operand operand, Kind kind) {
    if (!operand.is_constant() || operand.nullable || !operand.is_text()) return operand;
    const Expression& node = *operand.node;
    const std::string_view text = operand.table->texts[0];
    const auto refuse = [&](const char* form) {
        return wrong(node, "bad_moment",
                     "'" + std::string(text) + "' is not a " + std::string(name_of(kind)),
                     std::string(name_of(kind)) + " like " + form, "write it in this form");
    };
    if (kind == Kind::time) {
        const auto us = parse_time(text);
        if (!us) return refuse("'14:30:00'");
        return integer_constant(node, {.kind = kind}, *us);
    }
    if (kind == Kind::duration) {
        const auto us = parse_duration(text);
        if (!us) return refuse("90 s");
        return integer_constant(node, {.kind = kind}, *us);
    }
    const auto moment = parse_moment(text);
    if (!moment) return refuse(kind == Kind::date ? "date '2026-06-30'" : "'2026-06-30T14:00:00'");
    if (!moment->has_time) return integer_constant(node, {.kind = Kind::date}, moment->days());
    return integer_constant(node, {.kind = Kind::datetime, .zone = moment->has_offset ? "UTC" : ""},
                            moment->utc_us());
}

Result<Operand> Binder::real_to_exact(Operand operand, i32 scale) {
    const Expression& node = *operand.node;
    const double factor = static_cast<double>(power_of_ten(scale));
    const double low = operand.bounds.real_low * factor, high = operand.bounds.real_high * factor;
    if (!(low >= -9.2e18 && high <= 9.2e18))
        return wrong(node, "overflow_possible",
                     "'" + to_text(node) + "' is a float that could be beyond 64 bits",
                     "a float between known bounds",
                     "bound it, as in least(greatest(x, 0.0), 1000000.0), or give min_value and "
                     "max_value to the columns that it reads");
    return add(node,
               {.run = run_real_to_exact,
                .in = {std::move(operand)},
                .type = {.kind = scale == 0 ? Kind::integer : Kind::decimal, .scale = scale},
                .bounds = exact_interval(static_cast<i64>(low) - 1, static_cast<i64>(high) + 1),
                .constants = {.x = factor}});
}

Result<Operand> Binder::assign_number(Operand operand, const Type& target) {
    if (!operand.is_number())
        return type_mismatch(operand, std::string(name_of(target.kind)) + ", the column's type",
                             operand.is_text() ? "convert it with integer(x)"
                             : operand.is_kind(Kind::duration)
                                 ? "divide it by a duration: x / 1 h"
                                 : "use if(condition, 1, 0) or change the column's type");
    if (target.kind == Kind::float_) {
        operand = TRY(to_real(std::move(operand)));
        if (target.scale < 0) return operand;
        const Expression& node = *operand.node;
        const ValueInterval bounds = operand.bounds;
        return add(node, {.run = run_round_real,
                          .in = {std::move(operand)},
                          .type = {.kind = Kind::float_},
                          .bounds = bounds,
                          .constants = {.x = static_cast<double>(power_of_ten(target.scale))}});
    }
    const i32 scale = target.kind == Kind::decimal ? std::max(target.scale, 0) : 0;
    operand = operand.is_exact() ? TRY(to_scale(std::move(operand), scale))
                                 : TRY(real_to_exact(std::move(operand), scale));
    operand.type.kind = target.kind;
    const i64 most = power_of_ten(18) - 1;
    if (target.kind == Kind::decimal && (operand.bounds.low < -most || operand.bounds.high > most))
        return wrong(*operand.node, "overflow_possible",
                     "'" + to_text(*operand.node) + "' could be from " +
                         decimal_text(operand.bounds.low, scale) + " to " +
                         decimal_text(operand.bounds.high, scale),
                     "a decimal of at most 18 digits",
                     "give min_value and max_value to the columns that it reads");
    return operand;
}

Result<Operand> Binder::assign(Operand operand, const Type& target) {
    const Expression& node = *operand.node;
    const Kind kind = target.kind;
    const bool is_value = is_integral(kind) || kind == Kind::float_;
    if (!is_value && !is_text(kind))
        return wrong(node, "unsupported_target",
                     "an expression cannot make " + std::string(name_of(kind)),
                     "a number, text, boolean, moment or duration", "change the column's type");
    if (operand.type.is_null)
        return null_constant(node, {.kind = is_value ? kind : Kind::string,
                                    .scale = kind == Kind::decimal ? std::max(target.scale, 0) : 0,
                                    .zone = target.zone});
    if (kind == Kind::integer || kind == Kind::decimal || kind == Kind::float_)
        return assign_number(std::move(operand), target);
    if (is_moment(kind) || kind == Kind::duration)
        operand = TRY(read_moment(std::move(operand), kind));
    if (kind == Kind::datetime && (operand.is_kind(Kind::date) || operand.is_kind(Kind::datetime)))
        operand = TRY(to_datetime(std::move(operand), target.zone, context_.date_as));
    if (kind == Kind::date && operand.is_kind(Kind::datetime))
        operand = TRY(to_date(std::move(operand)));
    const bool fits = is_text(kind) ? operand.is_text() : operand.is_kind(kind);
    if (!fits)
        return type_mismatch(operand, std::string(name_of(kind)) + ", the column's type",
                             is_text(kind) ? "turn it into text with text(x)"
                                           : "change the column's type or the expression");
    if ((kind != Kind::datetime && kind != Kind::time) || target.resolution_us <= 1) return operand;
    const ValueInterval bounds =
        exact_interval(operand.bounds.low - target.resolution_us + 1, operand.bounds.high);
    const ValueType type = operand.type;
    return add(node,
               {.run = run_floor_to,
                .in = {std::move(operand)},
                .type = type,
                .bounds = exact_interval(
                    std::max<i128>(bounds.low, kind == Kind::time ? 0 : first_us), bounds.high),
                .constants = {.a = target.resolution_us}});
}

Result<Operand> Binder::to_date(Operand operand) {
    operand = TRY(to_local(std::move(operand)));
    if (operand.is_kind(Kind::date)) return operand;
    const Expression& node = *operand.node;
    const ValueInterval bounds = exact_interval(divide_floor(operand.bounds.low, us_per_day),
                                                divide_floor(operand.bounds.high, us_per_day));
    return add(node, {.run = run_us_to_day,
                      .in = {std::move(operand)},
                      .type = {.kind = Kind::date},
                      .bounds = bounds});
}

}  // namespace rowsmith
