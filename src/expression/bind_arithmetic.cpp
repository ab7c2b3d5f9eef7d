// Binder: + - * / // % of numbers, moments and durations.
#include <algorithm>

#include "expression/arithmetic.h"

namespace rowsmith {

namespace {

i128 magnitude(i128 value) { return value < 0 ? -value : value; }
i128 largest_magnitude(const ValueInterval& bounds) {
    return std::max(magnitude(bounds.low), magnitude(bounds.high));
}
bool spans_zero(const ValueInterval& bounds) { return bounds.low <= 0 && bounds.high >= 0; }

// Of the numbers in the interval that are not zero.
i128 smallest_magnitude(const ValueInterval& bounds) {
    return spans_zero(bounds) ? 1 : std::min(magnitude(bounds.low), magnitude(bounds.high));
}

double corner_low(const double (&corners)[4]) { return *std::ranges::min_element(corners); }
double corner_high(const double (&corners)[4]) { return *std::ranges::max_element(corners); }

bool fits(const ValueInterval& bounds) {
    return bounds.low >= INT64_MIN && bounds.high <= INT64_MAX;
}

ValueInterval clamped(double low, double high) {
    const ValueInterval whole;
    return real_interval(std::max(low, whole.real_low), std::min(high, whole.real_high));
}

}  // namespace

Result<Operand> Arithmetic::real(Operand left, Operand right) {
    left = TRY(binder.to_real(std::move(left)));
    right = TRY(binder.to_real(std::move(right)));
    const ValueInterval a = left.bounds, b = right.bounds;
    NewStep step{.type = {.kind = Kind::float_}};
    const bool zero = b.real_low <= 0 && b.real_high >= 0;
    switch (operation) {
        case Operation::add:
            step.run = run_add_real;
            step.bounds = clamped(a.real_low + b.real_low, a.real_high + b.real_high);
            break;
        case Operation::subtract:
            step.run = run_subtract_real;
            step.bounds = clamped(a.real_low - b.real_high, a.real_high - b.real_low);
            break;
        case Operation::multiply: {
            const double corners[4] = {a.real_low * b.real_low, a.real_low * b.real_high,
                                       a.real_high * b.real_low, a.real_high * b.real_high};
            step.run = run_multiply_real;
            step.bounds = clamped(corner_low(corners), corner_high(corners));
            break;
        }
        case Operation::remainder: {
            const double most = std::max(-b.real_low, b.real_high);
            step.run = run_remainder_real;
            step.bounds = real_interval(-most, most);
            step.makes_null = zero;
            break;
        }
        default:
            step.run = operation == Operation::divide ? run_divide_real : run_floor_divide_real;
            step.makes_null = zero;
            if (!zero) {
                const double corners[4] = {a.real_low / b.real_low, a.real_low / b.real_high,
                                           a.real_high / b.real_low, a.real_high / b.real_high};
                const double low = corner_low(corners), high = corner_high(corners);
                step.bounds = clamped(low - 1, high + 1);
            }
    }
    step.in.push_back(std::move(left));
    step.in.push_back(std::move(right));
    return binder.add(node, std::move(step));
}

Result<Operand> Arithmetic::exact(Operation by, Operand left, Operand right, ValueType type) {
    const ValueInterval a = left.bounds, b = right.bounds;
    NewStep step{.type = std::move(type)};
    if (by == Operation::add) {
        step.run = run_add;
        step.bounds = exact_interval(a.low + b.low, a.high + b.high);
    } else if (by == Operation::subtract) {
        step.run = run_subtract;
        step.bounds = exact_interval(a.low - b.high, a.high - b.low);
    } else {
        step.run = run_multiply;
        step.bounds = product_bounds(a, b);
    }
    step.in.push_back(std::move(left));
    step.in.push_back(std::move(right));
    return binder.add(node, std::move(step));
}

ValueInterval Arithmetic::product_bounds(const ValueInterval& a, const ValueInterval& b) {
    const i128 corners[4] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    return exact_interval(*std::ranges::min_element(corners), *std::ranges::max_element(corners));
}

Result<Operand> Arithmetic::scaled_product(Operand left, Operand right) {
    const bool is_integer = left.is_kind(Kind::integer) && right.is_kind(Kind::integer);
    const i32 natural = left.type.scale + right.type.scale;
    const ValueInterval whole = product_bounds(left.bounds, right.bounds);
    const i32 least = binder.wanted.kept_scale() < 0 ? natural : binder.wanted.kept_scale();
    for (i32 scale = natural; scale >= std::min(least, natural); scale--) {
        if (natural - scale > 18) break;
        const i64 divisor = power_of_ten(natural - scale);
        const ValueInterval bounds = exact_interval(divide_half_even(whole.low, divisor),
                                                    divide_half_even(whole.high, divisor));
        if (scale > 18 || !fits(bounds)) continue;
        if (scale == natural) break;
        NewStep step{.run = run_multiply_round,
                     .type = {.kind = Kind::decimal, .scale = scale},
                     .bounds = bounds,
                     .constants = {.a = divisor}};
        step.in.push_back(std::move(left));
        step.in.push_back(std::move(right));
        return binder.add(node, std::move(step));
    }
    return exact(Operation::multiply, std::move(left), std::move(right),
                 {.kind = is_integer ? Kind::integer : Kind::decimal, .scale = natural});
}

// left * 10^shift / right, with as many of `kept` digits as the bounds leave room for.
Result<Operand> Arithmetic::scaled_quotient(Operand left, Operand right) {
    const i32 least = binder.wanted.scale;
    const i128 most = largest_magnitude(left.bounds), divisor = smallest_magnitude(right.bounds);
    for (i32 scale = std::min(binder.wanted.kept_scale(), 18); scale >= least; scale--) {
        const i32 shift = scale + right.type.scale - left.type.scale;
        if (shift > 18 || shift < -18) continue;
        const i64 factor = power_of_ten(std::max(shift, 0));
        const i64 below = power_of_ten(std::max(-shift, 0));
        const i128 limit = most * factor / (divisor * below) + 1;
        const bool is_positive = left.bounds.low >= 0 && right.bounds.low >= 0;
        const ValueInterval bounds = exact_interval(is_positive ? 0 : -limit, limit);
        if (!fits(bounds) && scale > least) continue;
        return divided(run_divide, std::move(left), std::move(right),
                       {.kind = Kind::decimal, .scale = scale}, bounds, {.a = factor, .b = below});
    }
    return binder.wrong(node, "overflow_possible",
                        "'" + to_text(node) + "' divides numbers whose digits are too far apart",
                        "at most 18 digits between them", "round the sides first: round(x, 2)");
}

Result<Operand> Arithmetic::divided(Run run, Operand left, Operand right, ValueType type,
                                    ValueInterval bounds, Constants constants) {
    NewStep step{.run = run,
                 .type = std::move(type),
                 .bounds = bounds,
                 .makes_null = spans_zero(right.bounds),
                 .constants = std::move(constants)};
    step.in.push_back(std::move(left));
    step.in.push_back(std::move(right));
    return binder.add(node, std::move(step));
}

// Of two exact numbers or two durations, at one scale.
Result<Operand> Arithmetic::whole_quotient(Operand left, Operand right, ValueType type) {
    const i32 scale = std::max(left.type.scale, right.type.scale);
    const i64 a = power_of_ten(scale - left.type.scale);
    const i64 b = power_of_ten(scale - right.type.scale);
    if (operation == Operation::remainder) {
        const i128 most = largest_magnitude(right.bounds) * b;
        const ValueInterval bounds = exact_interval(right.bounds.low >= 0 ? 0 : 1 - most,
                                                    right.bounds.high <= 0 ? 0 : most - 1);
        if (type.kind == Kind::decimal) type.scale = scale;
        return divided(run_remainder, std::move(left), std::move(right), std::move(type), bounds,
                       {.a = a, .b = b});
    }
    const i128 limit =
        largest_magnitude(left.bounds) * a / (smallest_magnitude(right.bounds) * b) + 1;
    const bool is_positive = left.bounds.low >= 0 && right.bounds.low >= 0;
    return divided(run_floor_divide, std::move(left), std::move(right), std::move(type),
                   exact_interval(is_positive ? 0 : -limit, limit), {.a = a, .b = b});
}

Result<Operand> Arithmetic::numbers(Operand left, Operand right) {
    const bool is_exact = left.is_exact() && right.is_exact();
    const bool integers = left.is_kind(Kind::integer) && right.is_kind(Kind::integer);
    const bool is_float = operation == Operation::divide && (integers || binder.wanted.scale < 0);
    if (!is_exact || is_float) return real(std::move(left), std::move(right));
    if (operation == Operation::multiply) return scaled_product(std::move(left), std::move(right));
    if (operation == Operation::divide) return scaled_quotient(std::move(left), std::move(right));
    if (operation == Operation::floor_divide)
        return whole_quotient(std::move(left), std::move(right), {.kind = Kind::integer});
    if (operation == Operation::remainder)
        return whole_quotient(std::move(left), std::move(right),
                              {.kind = integers ? Kind::integer : Kind::decimal});
    const i32 scale = std::max(left.type.scale, right.type.scale);
    left = TRY(binder.to_scale(std::move(left), scale));
    right = TRY(binder.to_scale(std::move(right), scale));
    return exact(operation, std::move(left), std::move(right),
                 {.kind = integers ? Kind::integer : Kind::decimal, .scale = scale});
}

}  // namespace rowsmith
