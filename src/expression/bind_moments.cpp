// Arithmetic with moments and durations.
#include <algorithm>

#include "column/moment.h"
#include "expression/arithmetic.h"

namespace rowsmith {

std::unexpected<Error> Arithmetic::meaningless(const Operand& left, const Operand& right) const {
    const bool has_text = left.is_text() || right.is_text();
    const bool has_truth = left.is_kind(Kind::boolean) || right.is_kind(Kind::boolean);
    const bool datetime = left.is_kind(Kind::datetime) || right.is_kind(Kind::datetime);
    return binder.wrong(node, "type_mismatch",
                        "'" + to_text(node) + "' is " + describe(left.type) + " " +
                            std::string(name_of(operation)) + " " + describe(right.type),
                        "numbers, or a moment with a duration",
                        has_text && operation == Operation::add ? "join texts with concat(a, b)"
                        : has_text                              ? "make it a number with integer(x)"
                        : has_truth                             ? "use if(condition, 1, 0)"
                        : datetime ? "add a duration: + 3 d, + 2 h; months by add_months(moment, n)"
                                   : "see the table of operators in docs/expressions.md");
}

// moment ± duration, date ± days.
Result<Operand> Arithmetic::moment_and_span(Operand moment, Operand span) {
    const bool is_sum = operation == Operation::add;
    if (moment.is_kind(Kind::date) && span.is_kind(Kind::integer))
        return exact(operation, std::move(moment), std::move(span), {.kind = Kind::date});
    if (!span.is_kind(Kind::duration)) return meaningless(moment, span);
    if (moment.is_kind(Kind::time)) {
        NewStep step{.run = is_sum ? run_add_in_day : run_subtract_in_day,
                     .type = {.kind = Kind::time},
                     .bounds = exact_interval(0, us_per_day - 1)};
        step.in.push_back(std::move(moment));
        step.in.push_back(std::move(span));
        return binder.add(node, std::move(step));
    }
    // Whole days that are written out keep a date a date.
    const bool is_days =
        span.is_constant() && !span.nullable && span.table->integers[0] % us_per_day == 0;
    if (moment.is_kind(Kind::date) && is_days) {
        Operand days = binder.integer_constant(*span.node, {.kind = Kind::integer},
                                               span.table->integers[0] / us_per_day);
        return exact(operation, std::move(moment), std::move(days), {.kind = Kind::date});
    }
    const std::string zone = moment.type.zone;
    moment = TRY(binder.to_datetime(std::move(moment), zone, DateAs::first_instant));
    return exact(operation, std::move(moment), std::move(span),
                 {.kind = Kind::datetime, .zone = zone});
}

Result<Operand> Arithmetic::moment_minus_moment(Operand left, Operand right) {
    if (operation != Operation::subtract) return meaningless(left, right);
    std::vector<Operand> sides;
    sides.push_back(std::move(left));
    sides.push_back(std::move(right));
    TRY(binder.unify(node, sides));
    if (sides[0].is_kind(Kind::date))
        for (Operand& side : sides)
            side = TRY(binder.to_datetime(std::move(side), "", DateAs::first_instant));
    return exact(Operation::subtract, std::move(sides[0]), std::move(sides[1]),
                 {.kind = Kind::duration});
}

Result<Operand> Arithmetic::durations(Operand left, Operand right) {
    switch (operation) {
        case Operation::add:
        case Operation::subtract:
            return exact(operation, std::move(left), std::move(right), {.kind = Kind::duration});
        case Operation::divide:
            return real(std::move(left), std::move(right));
        case Operation::floor_divide:
            return whole_quotient(std::move(left), std::move(right), {.kind = Kind::integer});
        case Operation::remainder:
            return whole_quotient(std::move(left), std::move(right), {.kind = Kind::duration});
        default:
            return meaningless(left, right);
    }
}

// duration * number and duration / number, rounded half even to microseconds.
Result<Operand> Arithmetic::duration_and_number(Operand duration, Operand number) {
    const bool is_product = operation == Operation::multiply;
    if (!is_product && operation != Operation::divide) return meaningless(duration, number);
    const ValueType type{.kind = Kind::duration};
    if (number.is_kind(Kind::float_)) {
        Operand product = TRY(real(std::move(duration), std::move(number)));
        product = TRY(binder.real_to_exact(std::move(product), 0));
        product.type = type;
        return product;
    }
    const i64 factor = power_of_ten(number.type.scale);
    const ValueInterval whole = product_bounds(duration.bounds, number.bounds);
    if (is_product) {
        NewStep step{.run = run_multiply_round,
                     .type = type,
                     .bounds = exact_interval(divide_half_even(whole.low, factor),
                                              divide_half_even(whole.high, factor)),
                     .constants = {.a = factor}};
        step.in.push_back(std::move(duration));
        step.in.push_back(std::move(number));
        return binder.add(node, std::move(step));
    }
    const i128 most = std::max(-duration.bounds.low, duration.bounds.high) * factor;
    return divided(run_divide, std::move(duration), std::move(number), type,
                   exact_interval(-most, most), {.a = factor, .b = 1});
}

Result<Operand> Arithmetic::moments(Operand left, Operand right) {
    const bool left_moment = is_moment(left.type.kind), right_moment = is_moment(right.type.kind);
    const bool is_sum = operation == Operation::add;
    if (left_moment && right_moment) return moment_minus_moment(std::move(left), std::move(right));
    if (left_moment && (is_sum || operation == Operation::subtract))
        return moment_and_span(std::move(left), std::move(right));
    if (right_moment && is_sum) return moment_and_span(std::move(right), std::move(left));
    if (left_moment || right_moment) return meaningless(left, right);
    if (left.is_kind(Kind::duration) && right.is_kind(Kind::duration))
        return durations(std::move(left), std::move(right));
    if (left.is_kind(Kind::duration) && right.is_number())
        return duration_and_number(std::move(left), std::move(right));
    if (right.is_kind(Kind::duration) && left.is_number() && operation == Operation::multiply)
        return duration_and_number(std::move(right), std::move(left));
    return meaningless(left, right);
}

Result<Operand> Arithmetic::result(Operand left, Operand right) {
    const auto is_duration = [](const Operand& o) { return o.is_kind(Kind::duration); };
    const auto is_time = [&](const Operand& o) {
        return !o.type.is_null && (is_moment(o.type.kind) || is_duration(o));
    };
    if (left.type.is_null || right.type.is_null)
        return binder.null_constant(node, {.is_null = true});
    if (is_time(left) || is_time(right)) {
        if (is_moment(left.type.kind))
            right = TRY(binder.read_moment(std::move(right), left.type.kind));
        if (is_moment(right.type.kind))
            left = TRY(binder.read_moment(std::move(left), right.type.kind));
        return moments(std::move(left), std::move(right));
    }
    if (left.is_number() && right.is_number()) return numbers(std::move(left), std::move(right));
    return meaningless(left, right);
}

Result<Operand> Binder::arithmetic(const Expression& node, Operation operation, Operand left,
                                   Operand right) {
    return Arithmetic{.binder = *this, .node = node, .operation = operation}.result(
        std::move(left), std::move(right));
}

}  // namespace rowsmith
