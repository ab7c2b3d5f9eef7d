#include "random/real_functions.h"

#include <bit>
#include <limits>

#include "base/integers.h"

namespace rowsmith {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
// ln 2 in two parts; the first has 20 zero bits at its end, so a multiple by an exponent is exact.
constexpr double ln2_high = 0x1.62e42fefap-1;
constexpr double ln2_low = 0x1.cf79abc9e3b398p-40;

// A number and the part of it that one double can't hold.
struct Pair {
    double high;
    double low;
};

Pair sum_exactly(double a, double b) {
    const double sum = a + b;
    const double rest = sum - a;
    return {sum, (a - (sum - rest)) + (b - rest)};
}

Pair split(double x) {
    const double scaled = x * 0x1.0000002p27;  // 2^27 + 1
    const double high = scaled - (scaled - x);
    return {high, x - high};
}

Pair multiply_exactly(double a, double b) {
    const double product = a * b;
    const Pair x = split(a), y = split(b);
    const double rest =
        ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low;
    return {product, rest};
}

struct Normalised {
    double mantissa;  // sqrt(1/2) to sqrt(2)
    double exponent;
};

Normalised normalise(double x) {
    int shift = 0;
    if (x < 0x1p-1022) {
        x *= 0x1p54;
        shift = -54;
    }
    const u64 bits = std::bit_cast<u64>(x);
    // Counted from the bits of sqrt(1/2), the exponent field says how often 2 must be divided out.
    const i64 steps = static_cast<i64>(bits - 0x3fe6a09e667f3bcd) >> 52;
    const u64 scaled = bits - (static_cast<u64>(steps) << 52);
    return {std::bit_cast<double>(scaled), static_cast<double>(steps + shift)};
}

// The odd series 2 (s^5/5 + s^7/7 + …) / s^3 of ln((1 + s) / (1 - s)), for |s| < 0.172.
double log_series_rest(double z) {
    double sum = 0;
    for (int k = 23; k >= 5; k -= 2) sum = (sum + 2.0 / k) * z;
    return sum;
}

// ln x of a positive finite x with about 68 bits: for power().
Pair natural_log_pair(double x) {
    const auto [mantissa, exponent] = normalise(x);
    const double f = mantissa - 1;  // exact
    const Pair divisor = sum_exactly(mantissa, 1);
    const double s = f / divisor.high;
    const Pair back = multiply_exactly(s, divisor.high);
    const double s_rest = ((f - back.high) - back.low - s * divisor.low) / divisor.high;
    const Pair square = multiply_exactly(s, s);
    const Pair cube = multiply_exactly(s, square.high);
    // 2/3 s^3 needs its low part too: it may be 1% of the sum.
    constexpr double third_high = 0x1.5555555555555p-1, third_low = 0x1.5555555555555p-55;
    const Pair third = multiply_exactly(cube.high, third_high);
    const double third_rest =
        third.low + cube.high * third_low + (cube.low + s * square.low) * third_high;
    const double tail = cube.high * log_series_rest(square.high);
    Pair sum = sum_exactly(exponent * ln2_high, 2 * s);
    const Pair more = sum_exactly(sum.high, third.high);
    const double low = sum.low + more.low +
                       (tail + (third_rest + 2 * s_rest * (1 + square.high) + exponent * ln2_low));
    return sum_exactly(more.high, low);
}

double times_power_of_two(double x, int exponent) {
    if (exponent < -1022) {
        const u64 bits = static_cast<u64>(exponent + 1023 + 200) << 52;
        return x * std::bit_cast<double>(bits) * 0x1p-200;
    }
    if (exponent > 1023) return x * 0x1p1023 * 2;
    return x * std::bit_cast<double>(static_cast<u64>(exponent + 1023) << 52);
}

// (e^r - 1 - r) for |r| < 0.35.
double exponential_rest(double r) {
    // 1/k!, from 13 down to 3.
    constexpr double factors[] = {1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800,
                                  1.0 / 362880,     1.0 / 40320,     1.0 / 5040,     1.0 / 720,
                                  1.0 / 120,        1.0 / 24,        1.0 / 6};
    double sum = 0;
    for (const double factor : factors) sum = sum * r + factor;
    return r * r * 0.5 + r * r * r * sum;
}

// e^(x + rest), rest being far smaller than x.
double exponential_of_pair(double x, double rest) {
    if (!(x < 709.79)) return x != x ? x : infinity;
    if (x < -745.2) return 0;
    const int steps = static_cast<int>(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
    const double high = x - steps * ln2_high;  // exact
    const double low = rest - steps * ln2_low;
    const double r = high + low;
    const double lost = (high - r) + low;
    return times_power_of_two(1 + (r + (exponential_rest(r) + lost * (1 + r))), steps);
}

double whole_power(double base, u64 exponent) {
    double result = 1;
    for (; exponent != 0; exponent >>= 1) {
        if (exponent & 1) result *= base;
        base *= base;
    }
    return result;
}

}  // namespace

double natural_log(double x) {
    if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
    if (x == infinity) return x;
    const auto [mantissa, exponent] = normalise(x);
    const double f = mantissa - 1;
    const double s = f / (2 + f);
    const double z = s * s;
    const double half_square = 0.5 * f * f;
    // ln(1 + f) = f - (f²/2 - s (f²/2 + series)): the large terms are exact or nearly so.
    const double series = z * (2.0 / 3) + z * log_series_rest(z);
    const double rest = s * (half_square + series) + exponent * ln2_low;
    if (exponent == 0) return f - (half_square - rest);
    return exponent * ln2_high + (f - (half_square - rest));
}

double natural_log_of_one_plus(double x) {
    if (x > -0x1p-54 && x < 0x1p-54) return x;
    if (!(x > -1) || x == infinity) return natural_log(1 + x);
    const Pair sum = sum_exactly(1, x);
    return natural_log(sum.high) + sum.low / sum.high;
}

double exponential(double x) { return exponential_of_pair(x, 0); }

double exponential_minus_one(double x) {
    if (x > -0.34 && x < 0.34) return x + exponential_rest(x);
    return exponential(x) - 1;
}

double power(double base, double exponent) {
    if (exponent == 0 || base == 1) return 1;
    if (base != base || exponent != exponent) return not_a_number;
    const bool whole = floor_of(exponent) == exponent;
    const bool odd =
        whole && exponent < 0x1p53 && exponent > -0x1p53 && floor_of(exponent / 2) * 2 != exponent;
    if (base < 0) {
        if (!whole) return not_a_number;
        const double size = power(-base, exponent);
        return odd ? -size : size;
    }
    if (base == 0 || base == infinity) {
        const bool large = (base == 0) == (exponent < 0);
        return large ? infinity : 0;
    }
    if (whole && exponent > 0 && exponent <= 4) {
        return whole_power(base, static_cast<u64>(exponent));
    }
    if (exponent > 0x1p64 || exponent < -0x1p64) {
        return (base > 1) == (exponent > 0) ? infinity : 0;
    }
    const Pair log = natural_log_pair(base);
    const Pair product = multiply_exactly(log.high, exponent);
    return exponential_of_pair(product.high, product.low + log.low * exponent);
}

double floor_of(double x) {
    if (!(x > -0x1p52 && x < 0x1p52)) return x;
    const double whole = static_cast<double>(static_cast<i64>(x));
    return whole > x ? whole - 1 : whole;
}

double nearest_even(double x) {
    if (!(x > -0x1p52 && x < 0x1p52)) return x;
    // Adding 2^52 leaves no bit for a fraction, and the sum is rounded half to even.
    return x < 0 ? x - 0x1p52 + 0x1p52 : x + 0x1p52 - 0x1p52;
}

}  // namespace rowsmith
