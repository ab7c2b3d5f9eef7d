#include "expression/operators.h"

#include <algorithm>

#include "column/moment.h"
#include "expression/expression.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

constexpr double largest = 1.7976931348623157e308;

i64 wrapped(u64 number) { return static_cast<i64>(number); }
u64 bits(i64 number) { return static_cast<u64>(number); }

template <class F>
void exact_loop(const Batch& batch, F f) {
    const i64* left = batch.in[0].integers;
    const i64* right = batch.in[1].integers;
    i64* out = batch.out.integers.data();
    for (u32 i = 0; i < batch.count; i++) out[i] = wrapped(f(bits(left[i]), bits(right[i])));
}

double bounded_real(double x) { return x > largest ? largest : x < -largest ? -largest : x; }

// Rows that are null may hold anything, also what is not a number; they stay null.
template <class F>
void real_loop(const Batch& batch, F f) {
    const double* left = batch.in[0].reals;
    const double* right = batch.in[1].reals;
    double* out = batch.out.reals.data();
    for (u32 i = 0; i < batch.count; i++) out[i] = bounded_real(f(left[i], right[i]));
}

// As for_valid, but a divisor of zero makes the row null.
template <class F>
void divide_loop(const Batch& batch, F f) {
    for (u32 i = 0; i < batch.count; i++) {
        if (!batch.out.valid[i]) continue;
        const i64 divisor = batch.in[1].integers[i];
        if (divisor == 0)
            batch.out.valid[i] = 0;
        else
            batch.out.integers[i] =
                static_cast<i64>(f(i128{batch.in[0].integers[i]} * batch.constants.a,
                                   i128{divisor} * batch.constants.b));
    }
}

template <class F>
void divide_real_loop(const Batch& batch, F f) {
    for (u32 i = 0; i < batch.count; i++) {
        if (!batch.out.valid[i]) continue;
        const double divisor = batch.in[1].reals[i];
        if (divisor == 0)
            batch.out.valid[i] = 0;
        else
            batch.out.reals[i] = bounded_real(f(batch.in[0].reals[i], divisor));
    }
}

// What is left of a after whole times b, with b's sign. Long division in binary: every subtraction
// is exact, as a - floor(a / b) * b is not.
double remainder_of(double a, double b) {
    const double size = b < 0 ? -b : b;
    double rest = a < 0 ? -a : a;
    double step = size;
    while (step <= rest / 2) step *= 2;
    for (; rest >= size; step /= 2)
        if (rest >= step) rest -= step;
    if (a < 0) rest = -rest;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

template <class Left, class Right>
void compare_rows(const Batch& batch, Operation operation, Left left, Right right) {
    i64* out = batch.out.integers.data();
    const auto loop = [&](auto holds) {
        for (u32 i = 0; i < batch.count; i++) out[i] = holds(left(i), right(i)) ? 1 : 0;
    };
    switch (operation) {
        case Operation::equal:
            return loop([](const auto& a, const auto& b) { return a == b; });
        case Operation::not_equal:
            return loop([](const auto& a, const auto& b) { return a != b; });
        case Operation::less:
            return loop([](const auto& a, const auto& b) { return a < b; });
        case Operation::less_equal:
            return loop([](const auto& a, const auto& b) { return a <= b; });
        case Operation::greater:
            return loop([](const auto& a, const auto& b) { return a > b; });
        default:
            return loop([](const auto& a, const auto& b) { return a >= b; });
    }
}

}  // namespace

void run_add(const Batch& batch) {
    exact_loop(batch, [](u64 a, u64 b) { return a + b; });
}
void run_subtract(const Batch& batch) {
    exact_loop(batch, [](u64 a, u64 b) { return a - b; });
}
void run_multiply(const Batch& batch) {
    exact_loop(batch, [](u64 a, u64 b) { return a * b; });
}
void run_multiply_round(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const i128 product = i128{batch.in[0].integers[i]} * batch.in[1].integers[i];
        batch.out.integers[i] = static_cast<i64>(divide_half_even(product, batch.constants.a));
    });
}
void run_scale_up(const Batch& batch) {
    const u64 factor = bits(batch.constants.a);
    for (u32 i = 0; i < batch.count; i++)
        batch.out.integers[i] = wrapped(bits(batch.in[0].integers[i]) * factor);
}
void run_scale_down(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        batch.out.integers[i] =
            static_cast<i64>(divide_half_even(batch.in[0].integers[i], batch.constants.a));
    });
}
void run_floor_to(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const i64 value = batch.in[0].integers[i];
        batch.out.integers[i] = value - floor_modulo(value, batch.constants.a);
    });
}
void run_divide(const Batch& batch) { divide_loop(batch, divide_half_even); }
void run_floor_divide(const Batch& batch) { divide_loop(batch, divide_floor); }
void run_remainder(const Batch& batch) {
    divide_loop(batch, [](i128 a, i128 b) { return a - divide_floor(a, b) * b; });
}
void run_add_in_day(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const i64 step = floor_modulo(batch.in[1].integers[i], us_per_day);
        batch.out.integers[i] = (batch.in[0].integers[i] + step) % us_per_day;
    });
}
void run_subtract_in_day(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const i64 step = floor_modulo(batch.in[1].integers[i], us_per_day);
        batch.out.integers[i] = (batch.in[0].integers[i] + us_per_day - step) % us_per_day;
    });
}

void run_add_real(const Batch& batch) {
    real_loop(batch, [](double a, double b) { return a + b; });
}
void run_subtract_real(const Batch& batch) {
    real_loop(batch, [](double a, double b) { return a - b; });
}
void run_multiply_real(const Batch& batch) {
    real_loop(batch, [](double a, double b) { return a * b; });
}
void run_divide_real(const Batch& batch) {
    divide_real_loop(batch, [](double a, double b) { return a / b; });
}
void run_floor_divide_real(const Batch& batch) {
    divide_real_loop(batch, [](double a, double b) { return floor_of(a / b); });
}
void run_remainder_real(const Batch& batch) { divide_real_loop(batch, remainder_of); }
void run_to_real(const Batch& batch) {
    const double divisor = batch.constants.x;
    for (u32 i = 0; i < batch.count; i++)
        batch.out.reals[i] = static_cast<double>(batch.in[0].integers[i]) / divisor;
}
void run_real_to_exact(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const double value = nearest_even(batch.in[0].reals[i] * batch.constants.x);
        batch.out.integers[i] =
            static_cast<i64>(std::clamp(value, -9223372036854774784.0, 9223372036854774784.0));
    });
}
void run_round_real(const Batch& batch) {
    const double factor = batch.constants.x;
    for_valid(batch, [&](u32 i) {
        const double value = batch.in[0].reals[i];
        const double scaled = value * factor;  // from 2^52 on there are no digits to round
        const bool is_whole = scaled >= 0x1p52 || scaled <= -0x1p52;
        batch.out.reals[i] = is_whole ? value : nearest_even(scaled) / factor;
    });
}

void run_and(const Batch& batch) {
    const View &a = batch.in[0], &b = batch.in[1];
    for (u32 i = 0; i < batch.count; i++) {
        const bool a_false = a.valid[i] && a.integers[i] == 0;
        const bool b_false = b.valid[i] && b.integers[i] == 0;
        batch.out.valid[i] = a_false || b_false || (a.valid[i] && b.valid[i]) ? 1 : 0;
        batch.out.integers[i] = a_false || b_false ? 0 : 1;
    }
}
void run_or(const Batch& batch) {
    const View &a = batch.in[0], &b = batch.in[1];
    for (u32 i = 0; i < batch.count; i++) {
        const bool a_true = a.valid[i] && a.integers[i] != 0;
        const bool b_true = b.valid[i] && b.integers[i] != 0;
        batch.out.valid[i] = a_true || b_true || (a.valid[i] && b.valid[i]) ? 1 : 0;
        batch.out.integers[i] = a_true || b_true ? 1 : 0;
    }
}
void run_is_null(const Batch& batch) {
    for (u32 i = 0; i < batch.count; i++) {
        batch.out.valid[i] = 1;
        batch.out.integers[i] = batch.in[0].valid[i] ? 0 : 1;
    }
}
void run_is_not_null(const Batch& batch) {
    for (u32 i = 0; i < batch.count; i++) {
        batch.out.valid[i] = 1;
        batch.out.integers[i] = batch.in[0].valid[i] ? 1 : 0;
    }
}
void run_not(const Batch& batch) {
    for (u32 i = 0; i < batch.count; i++)
        batch.out.integers[i] = batch.in[0].integers[i] == 0 ? 1 : 0;
}

void run_choose(const Batch& batch) {
    for (u32 i = 0; i < batch.count; i++) {
        size_t at = 0;
        while (at + 1 < batch.in.size() &&
               !(batch.in[at].valid[i] && batch.in[at].integers[i] != 0))
            at += 2;
        const View& value = batch.in[at + 1 < batch.in.size() ? at + 1 : at];
        batch.out.valid[i] = value.valid[i];
        if (batch.out.storage == Storage::integers) batch.out.integers[i] = value.integers[i];
        if (batch.out.storage == Storage::reals) batch.out.reals[i] = value.reals[i];
        if (batch.out.storage == Storage::texts) batch.out.texts[i] = value.texts[i];
    }
}

void run_compare(const Batch& batch) {
    const i64 *left = batch.in[0].integers, *right = batch.in[1].integers;
    compare_rows(
        batch, static_cast<Operation>(batch.constants.a), [=](u32 i) { return left[i]; },
        [=](u32 i) { return right[i]; });
}
void run_compare_scaled(const Batch& batch) {
    const i64 *left = batch.in[0].integers, *right = batch.in[1].integers;
    const i64 a = batch.constants.a, b = batch.constants.b;
    compare_rows(
        batch, static_cast<Operation>(static_cast<i32>(batch.constants.x)),
        [=](u32 i) { return i128{left[i]} * a; }, [=](u32 i) { return i128{right[i]} * b; });
}
void run_compare_real(const Batch& batch) {
    const double *left = batch.in[0].reals, *right = batch.in[1].reals;
    compare_rows(
        batch, static_cast<Operation>(batch.constants.a), [=](u32 i) { return left[i]; },
        [=](u32 i) { return right[i]; });
}
void run_compare_text(const Batch& batch) {
    const std::string_view *left = batch.in[0].texts, *right = batch.in[1].texts;
    compare_rows(
        batch, static_cast<Operation>(batch.constants.a),
        [&](u32 i) { return batch.out.valid[i] ? left[i] : std::string_view(); },
        [&](u32 i) { return batch.out.valid[i] ? right[i] : std::string_view(); });
}

}  // namespace rowsmith
