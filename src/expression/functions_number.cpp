// abs, round, floor, ceil, sqrt, exp, ln, pow, integer, distance_km.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "expression/binder.h"
#include "expression/function.h"
#include "expression/operators.h"
#include "random/angles.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

using Arguments = std::vector<Operand>;

Result<void> expect_numbers(Binder& binder, const Expression& call, const Arguments& arguments) {
    for (const Operand& argument : arguments)
        if (!argument.is_number() && !argument.type.is_null)
            return binder.type_mismatch(argument, "a number in " + call.word + "(…)",
                                        "turn it into a number, as with integer(x)");
    return {};
}

bool any_null_literal(const Arguments& arguments) {
    return std::ranges::any_of(arguments, [](const Operand& o) { return o.type.is_null; });
}

void run_absolute(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const i64 value = batch.in[0].integers[i];
        batch.out.integers[i] = value < 0 ? -value : value;
    });
}
void run_absolute_real(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const double value = batch.in[0].reals[i];
        batch.out.reals[i] = value < 0 ? -value : value;
    });
}

Result<Operand> bind_abs(Binder& binder, const Expression& call, Arguments arguments) {
    Operand& x = arguments[0];
    if (x.type.is_null) return x;
    const bool is_exact = x.is_exact() || x.is_kind(Kind::duration);
    if (!is_exact && !x.is_number()) TRY(expect_numbers(binder, call, arguments));
    ValueInterval bounds = x.bounds;
    bounds.high = std::max(-x.bounds.low, x.bounds.high);
    bounds.low = std::max(i128{0}, std::max(x.bounds.low, -x.bounds.high));
    bounds.real_high = std::max(-x.bounds.real_low, x.bounds.real_high);
    bounds.real_low = 0;
    return binder.add(call, {.run = is_exact ? run_absolute : run_absolute_real,
                             .in = {x},
                             .type = x.type,
                             .bounds = bounds});
}

// The factor of round's second argument, a literal from -18 to 18.
Result<i32> digits_of(Binder& binder, const Arguments& arguments) {
    if (arguments.size() < 2) return 0;
    const Operand& digits = arguments[1];
    const bool good = digits.is_constant() && digits.is_kind(Kind::integer) && !digits.nullable &&
                      digits.table->integers[0] >= -18 && digits.table->integers[0] <= 18;
    if (!good)
        return binder.wrong(*digits.node, "bad_digits",
                            "'" + to_text(*digits.node) + "' digits to round to",
                            "a whole number from -18 to 18", "write round(x, 2)");
    return static_cast<i32>(digits.table->integers[0]);
}

void run_floor_real(const Batch& batch) {
    for_valid(batch, [&](u32 i) { batch.out.reals[i] = floor_of(batch.in[0].reals[i]); });
}
void run_ceil_real(const Batch& batch) {
    for_valid(batch, [&](u32 i) { batch.out.reals[i] = -floor_of(-batch.in[0].reals[i]); });
}
void run_floor_exact(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] =
            static_cast<i64>(divide_floor(batch.in[0].integers[i], batch.constants.a));
    });
}
void run_ceil_exact(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] =
            static_cast<i64>(-divide_floor(-i128{batch.in[0].integers[i]}, batch.constants.a));
    });
}

Result<Operand> bind_round(Binder& binder, const Expression& call, Arguments arguments) {
    const i32 digits = TRY(digits_of(binder, arguments));
    arguments.resize(1);
    TRY(expect_numbers(binder, call, arguments));
    Operand& x = arguments[0];
    if (x.type.is_null) return x;
    if (x.is_kind(Kind::float_)) {
        const double factor = digits >= 0 ? static_cast<double>(power_of_ten(digits))
                                          : 1 / static_cast<double>(power_of_ten(-digits));
        ValueInterval bounds = x.bounds;
        bounds.real_low = std::max(bounds.real_low - 1 / factor, ValueInterval{}.real_low);
        bounds.real_high = std::min(bounds.real_high + 1 / factor, ValueInterval{}.real_high);
        return binder.add(call, {.run = run_round_real,
                                 .in = {x},
                                 .type = x.type,
                                 .bounds = bounds,
                                 .constants = {.x = factor}});
    }
    if (digits >= x.type.scale && x.is_kind(Kind::integer)) return x;
    if (digits >= x.type.scale) return x;
    Operand rounded = TRY(binder.to_scale(std::move(x), std::max(digits, 0)));
    if (digits > 0) return rounded;
    rounded.type = {.kind = Kind::integer};
    if (digits == 0) return rounded;
    // Tens, hundreds …: divide, then multiply back.
    const i64 factor = power_of_ten(-digits);
    const ValueInterval bounds = exact_interval(divide_half_even(rounded.bounds.low, factor),
                                                divide_half_even(rounded.bounds.high, factor));
    Operand tens = TRY(binder.add(call, {.run = run_scale_down,
                                         .in = {std::move(rounded)},
                                         .type = {.kind = Kind::integer},
                                         .bounds = bounds,
                                         .constants = {.a = factor}}));
    return binder.add(call, {.run = run_scale_up,
                             .in = {std::move(tens)},
                             .type = {.kind = Kind::integer},
                             .bounds = exact_interval(bounds.low * factor, bounds.high * factor),
                             .constants = {.a = factor}});
}

Result<Operand> bind_floor(Binder& binder, const Expression& call, Arguments arguments) {
    TRY(expect_numbers(binder, call, arguments));
    Operand& x = arguments[0];
    if (x.type.is_null || x.is_kind(Kind::integer)) return x;
    const bool up = call.word == "ceil";
    ValueInterval bounds = x.bounds;
    if (x.is_kind(Kind::float_)) {
        bounds.real_low = std::max(bounds.real_low - 1, ValueInterval{}.real_low);
        bounds.real_high = std::min(bounds.real_high + 1, ValueInterval{}.real_high);
        return binder.add(call, {.run = up ? run_ceil_real : run_floor_real,
                                 .in = {x},
                                 .type = x.type,
                                 .bounds = bounds});
    }
    const i64 factor = power_of_ten(x.type.scale);
    const auto floor = [factor](i128 value) { return divide_floor(value, factor); };
    bounds = up ? exact_interval(-floor(-bounds.low), -floor(-bounds.high))
                : exact_interval(floor(bounds.low), floor(bounds.high));
    return binder.add(call, {.run = up ? run_ceil_exact : run_floor_exact,
                             .in = {x},
                             .type = {.kind = Kind::integer},
                             .bounds = bounds,
                             .constants = {.a = factor}});
}

// Null where the result is no number.
template <class F>
void real_function(const Batch& batch, F f) {
    for_valid(batch, [&](u32 i) {
        const double value = f(i);
        batch.out.reals[i] = value;
        if (!(value >= -1.7976931348623157e308 && value <= 1.7976931348623157e308))
            batch.out.valid[i] = 0;
    });
}

void run_sqrt(const Batch& batch) {
    real_function(batch, [&](u32 i) { return std::sqrt(batch.in[0].reals[i]); });
}
void run_exp(const Batch& batch) {
    real_function(batch, [&](u32 i) { return exponential(batch.in[0].reals[i]); });
}
void run_ln(const Batch& batch) {
    real_function(batch, [&](u32 i) { return natural_log(batch.in[0].reals[i]); });
}
void run_pow(const Batch& batch) {
    real_function(batch, [&](u32 i) { return power(batch.in[0].reals[i], batch.in[1].reals[i]); });
}

Result<Operand> bind_real(Binder& binder, const Expression& call, Arguments arguments) {
    TRY(expect_numbers(binder, call, arguments));
    if (any_null_literal(arguments)) return binder.null_constant(call, {.kind = Kind::float_});
    for (Operand& argument : arguments) argument = TRY(binder.to_real(std::move(argument)));
    const ValueInterval x = arguments[0].bounds;
    NewStep step{.type = {.kind = Kind::float_}, .makes_null = true};
    if (call.word == "sqrt") {
        step.run = run_sqrt;
        step.bounds = real_interval(0, std::sqrt(std::max(x.real_high, 0.0)));
        step.makes_null = x.real_low < 0;
    } else if (call.word == "exp") {
        step.run = run_exp;
        step.bounds.real_low = 0;
        step.makes_null = x.real_high > 709;
        if (!step.makes_null) step.bounds.real_high = exponential(x.real_high) * (1 + 1e-12);
    } else if (call.word == "ln") {
        step.run = run_ln;
        step.bounds = real_interval(-745, 710);
        step.makes_null = x.real_low <= 0;
    } else {
        const ValueInterval y = arguments[1].bounds;
        step.run = run_pow;
        if (x.real_low >= 0 && y.real_low >= 0) {
            const double most = power(std::max(x.real_high, 1.0), y.real_high);
            step.bounds.real_low = 0;
            step.makes_null = !(most < 1e308);
            if (!step.makes_null) step.bounds.real_high = most * (1 + 1e-12);
        }
    }
    step.in = std::move(arguments);
    return binder.add(call, std::move(step));
}

void run_distance(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.reals[i] = distance_km({batch.in[0].reals[i], batch.in[1].reals[i]},
                                         {batch.in[2].reals[i], batch.in[3].reals[i]});
    });
}

Result<Operand> bind_distance(Binder& binder, const Expression& call, Arguments arguments) {
    TRY(expect_numbers(binder, call, arguments));
    if (any_null_literal(arguments)) return binder.null_constant(call, {.kind = Kind::float_});
    for (Operand& argument : arguments) argument = TRY(binder.to_real(std::move(argument)));
    return binder.add(call, {.run = run_distance,
                             .in = std::move(arguments),
                             .type = {.kind = Kind::float_},
                             .bounds = real_interval(0, 20'016)});
}

// A whole number, with a sign and blanks around it; null for any other text.
void run_read_integer(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        std::string_view text = trimmed(batch.in[0].texts[i]);
        if (text.starts_with('+')) text.remove_prefix(1);
        i64 value = 0;
        const auto end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, value);
        if (error != std::errc() || stop != end) batch.out.valid[i] = 0;
        batch.out.integers[i] = value;
    });
}

Result<Operand> bind_integer(Binder& binder, const Expression& call, Arguments arguments) {
    Operand& x = arguments[0];
    const ValueType integer{.kind = Kind::integer};
    if (x.type.is_null) return binder.null_constant(call, integer);
    if (x.is_text())
        return binder.add(
            call, {.run = run_read_integer, .in = {x}, .type = integer, .makes_null = true});
    if (x.is_kind(Kind::boolean)) {
        x.type = integer;
        return x;
    }
    TRY(expect_numbers(binder, call, arguments));
    Operand rounded = x.is_exact() ? TRY(binder.to_scale(std::move(x), 0))
                                   : TRY(binder.real_to_exact(std::move(x), 0));
    rounded.type = integer;
    return rounded;
}

constexpr std::array<Function, 10> table = {
    {{.name = "abs", .usage = "abs(x)", .bind = bind_abs},
     {.name = "round", .usage = "round(x[, digits])", .most = 2, .bind = bind_round},
     {.name = "floor", .usage = "floor(x)", .bind = bind_floor},
     {.name = "ceil", .usage = "ceil(x)", .bind = bind_floor},
     {.name = "sqrt", .usage = "sqrt(x)", .bind = bind_real},
     {.name = "exp", .usage = "exp(x)", .bind = bind_real},
     {.name = "ln", .usage = "ln(x)", .bind = bind_real},
     {.name = "pow", .usage = "pow(base, exponent)", .least = 2, .most = 2, .bind = bind_real},
     {.name = "integer", .usage = "integer(x)", .bind = bind_integer},
     {.name = "distance_km",
      .usage = "distance_km(lat1, lon1, lat2, lon2)",
      .least = 4,
      .most = 4,
      .bind = bind_distance}}};

}  // namespace

std::span<const Function> number_functions() { return table; }

}  // namespace rowsmith
