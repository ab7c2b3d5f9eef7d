#include "generators/uniform_bounds.h"

#include <algorithm>
#include <limits>

#include "base/power_of_ten.h"
#include "column/moment.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

template <class T>
struct Span {
    T low;
    T high;
};

// What stands where the user gives no bounds. With one bound given, the other keeps its default
// while that leaves a span, else the default width.
template <class T>
void settle(Span<T> usual, const Options& options, T& low, T& high) {
    const bool has_low = options.has("min_value"), has_high = options.has("max_value");
    const T width = usual.high - usual.low;
    constexpr T least = std::numeric_limits<T>::lowest(), most = std::numeric_limits<T>::max();
    if (!has_low && !has_high) {
        low = usual.low, high = usual.high;
    } else if (!has_high) {
        const T beyond = low > most - width ? most : low + width;
        high = usual.high > low ? usual.high : beyond;
    } else if (!has_low) {
        const T beyond = high < least + width ? least : high - width;
        low = usual.low < high ? usual.low : beyond;
    }
}

Span<i64> usual_span(BindContext& context) {
    const i64 as_of_us = context.document().as_of_us;
    constexpr i64 years_days = 730;
    const Type& type = context.type();
    switch (type.kind) {
        case Kind::integer:
            return {0, context.has_unique_index() ? i64{1} << 53 : 1000};
        case Kind::decimal:
            return {0,
                    type.scale <= 15 ? 1000 * power_of_ten(type.scale) : power_of_ten(type.scale)};
        case Kind::date:
            return {day_of(as_of_us) - years_days, day_of(as_of_us)};
        case Kind::time:
            return {0, us_per_day - type.resolution_us};
        case Kind::datetime:
            return {as_of_us - years_days * us_per_day, as_of_us};
        default:
            return {0, us_per_day};
    }
}

i64 step_of_duration(const IntegralBounds& bounds) {
    for (const i64 unit : {us_per_second, us_per_ms})
        if (bounds.low.literal % unit == 0 && bounds.high.literal % unit == 0) return unit;
    return 1;
}

Error multiple_not_positive(const Options& options) {
    return options.wrong("multiple_of", "multiple_of_not_positive",
                         "multiple_of is " + options.node("multiple_of")->text, "a value above 0",
                         "write a positive step");
}

Result<i64> step_of(const Options& options, const Type& type, const IntegralBounds& bounds) {
    i64 natural = 1;
    if (type.kind == Kind::time || type.kind == Kind::datetime) natural = type.resolution_us;
    if (type.kind == Kind::duration) natural = step_of_duration(bounds);
    if (!options.has("multiple_of")) return natural;
    const bool of_time = is_moment(type.kind);
    i64 step = of_time ? TRY(read_duration(*options.node("multiple_of")))
                       : TRY(options.value("multiple_of", Bound::lower));
    if (type.kind == Kind::date) {
        if (step % us_per_day != 0)
            return fail(options.wrong("multiple_of", "step_not_whole",
                                      "dates can't lie parts of a day apart", "whole days",
                                      "write multiple_of: 7 d"));
        step /= us_per_day;
    }
    if (step <= 0) return fail(multiple_not_positive(options));
    return step;
}

// The expression behind an option as an input, or nothing for a literal.
Result<std::optional<u32>> computed(BindContext& context, std::string_view option) {
    if (!context.options().is_expression(option)) return std::nullopt;
    const PlacedText text = TRY(context.options().expression(option));
    return TRY(context.expression(text, &context.type()));
}

// multiple_of of a float as the exact decimal that was written.
Result<FloatGrid> grid_of(const Options& options, i32 scale) {
    if (!options.has("multiple_of")) return FloatGrid{1, static_cast<double>(power_of_ten(scale))};
    constexpr i32 most_digits = 15;
    for (i32 digits = std::max(scale, 0); digits <= most_digits; digits++) {
        const auto multiple = read_decimal(*options.node("multiple_of"), digits);
        if (!multiple) continue;
        if (*multiple <= 0) return fail(multiple_not_positive(options));
        return FloatGrid{*multiple, static_cast<double>(power_of_ten(digits))};
    }
    return fail(options.wrong("multiple_of", "multiple_of_not_decimal",
                              "multiple_of is " + options.node("multiple_of")->text,
                              "a number with at most 15 digits behind the point",
                              "write it with fewer digits"));
}

}  // namespace

Error bounds_reversed(const Options& options) {
    const std::string low =
        options.has("min_value") ? options.node("min_value")->text : "its default";
    const std::string high =
        options.has("max_value") ? options.node("max_value")->text : "its default";
    return options.wrong("min_value", "bounds_reversed",
                         "min_value is " + low + ", above max_value, which is " + high,
                         "min_value at most max_value", "swap them");
}

Result<IntegralBounds> integral_bounds(BindContext& context) {
    const Options& options = context.options();
    IntegralBounds bounds;
    bounds.low.input = TRY(computed(context, "min_value"));
    bounds.high.input = TRY(computed(context, "max_value"));
    if (options.has("min_value") && !bounds.low.input)
        bounds.low.literal = TRY(options.value("min_value", Bound::lower));
    if (options.has("max_value") && !bounds.high.input)
        bounds.high.literal = TRY(options.value("max_value", Bound::upper));
    // Beside an expression the other end is as far away as the type goes.
    if (bounds.are_literal())
        settle(usual_span(context), options, bounds.low.literal, bounds.high.literal);
    else if (!options.has("min_value"))
        bounds.low.literal = usual_span(context).low;
    else if (!options.has("max_value"))
        bounds.high.literal = usual_span(context).high;
    bounds.step = TRY(step_of(options, context.type(), bounds));
    if (!bounds.are_literal()) return bounds;
    if (bounds.low.literal > bounds.high.literal) return fail(bounds_reversed(options));
    if (!points_between(bounds.low.literal, bounds.high.literal, bounds.step))
        return fail(options.wrong(options.has("multiple_of") ? "multiple_of" : "min_value",
                                  "no_value_in_bounds",
                                  "no multiple of the step lies between the bounds",
                                  "bounds with at least one value between them",
                                  "widen the bounds, or make the step smaller"));
    return bounds;
}

Result<FloatBounds> float_bounds(BindContext& context) {
    const Options& options = context.options();
    FloatBounds bounds;
    bounds.low.input = TRY(computed(context, "min_value"));
    bounds.high.input = TRY(computed(context, "max_value"));
    if (options.has("min_value") && !bounds.low.input)
        bounds.low.literal = TRY(read_number(*options.node("min_value")));
    if (options.has("max_value") && !bounds.high.input)
        bounds.high.literal = TRY(read_number(*options.node("max_value")));
    if (bounds.are_literal())
        settle(Span<double>{0, 1}, options, bounds.low.literal, bounds.high.literal);
    else if (!options.has("max_value"))
        bounds.high.literal = 1;
    const i32 scale = context.type().scale;
    if (scale >= 0 || options.has("multiple_of")) bounds.grid = TRY(grid_of(options, scale));
    if (!bounds.are_literal()) return bounds;
    if (bounds.low.literal > bounds.high.literal) return fail(bounds_reversed(options));
    if (bounds.grid && !points_between(bounds.low.literal, bounds.high.literal, *bounds.grid))
        return fail(options.wrong(options.has("multiple_of") ? "multiple_of" : "min_value",
                                  "no_value_in_bounds",
                                  "no value of this scale lies between the bounds, or more than "
                                  "2^53 of them do",
                                  "bounds that fit the scale", "change the scale or the bounds"));
    return bounds;
}

std::optional<GridPoints> points_between(i64 low, i64 high, i64 step) {
    const i64 first = floor_divide(low, step) + (floor_modulo(low, step) != 0 ? 1 : 0);
    const i64 last = floor_divide(high, step);
    if (first > last) return std::nullopt;
    return GridPoints{first, last};
}

// A bound that was written as a grid point must be one, whatever the binary fraction made of it.
std::optional<GridPoints> points_between(double low, double high, const FloatGrid& grid) {
    constexpr double whole_doubles = 0x1p53, tolerance = 1e-9;
    const double unit = static_cast<double>(grid.multiple);
    const auto place = [&](double value, double other) {
        const double x = value * grid.power / unit;
        const double near = nearest_even(x);
        const double gap = x < near ? near - x : x - near;
        return gap <= tolerance ? near : other < 0 ? -floor_of(-x) : floor_of(x);
    };
    const double first = place(low, -1), last = place(high, 1);
    const bool fits = first > -whole_doubles && last < whole_doubles;
    if (!fits || !(first <= last)) return std::nullopt;
    return GridPoints{static_cast<i64>(first), static_cast<i64>(last)};
}

}  // namespace rowsmith
