#include "random/real_functions.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <limits>

#include "base/mix.h"

namespace rowsmith {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double ulps_between(double found, long double truth) {
    const double rounded = static_cast<double>(truth);
    const double next = std::nextafter(std::fabs(rounded), infinity);
    const long double unit = next - std::fabs(rounded);
    return static_cast<double>(std::fabs((static_cast<long double>(found) - truth) / unit));
}

// A number between low and high, by a fixed sequence.
double spread(double low, double high, u64 step) {
    const double u = static_cast<double>(mix(step * golden) >> 11) * 0x1p-53;
    return low + (high - low) * u;
}

double worst(double low, double high, const std::function<double(double)>& ulps) {
    double most = 0;
    for (u64 step = 0; step < 4000; step++) most = std::max(most, ulps(spread(low, high, step)));
    return most;
}

TEST(RealFunctions, take_logarithms_to_the_last_bit) {
    const auto ulps = [](double x) { return ulps_between(natural_log(x), logl(x)); };
    EXPECT_LT(worst(0.5, 2, ulps), 1);
    EXPECT_LT(worst(0.99, 1.01, ulps), 1);
    EXPECT_LT(worst(0, 1e6, ulps), 1);
    const auto scaled = [&](double e) { return ulps(std::exp2(e)); };
    EXPECT_LT(worst(-1074, 1023, scaled), 1);
    EXPECT_EQ(natural_log(1), 0);
    EXPECT_EQ(natural_log(0), -infinity);
    EXPECT_TRUE(std::isnan(natural_log(-1)));
    EXPECT_EQ(natural_log(infinity), infinity);
}

TEST(RealFunctions, take_logarithms_near_one) {
    const auto ulps = [](double x) { return ulps_between(natural_log_of_one_plus(x), log1pl(x)); };
    EXPECT_LT(worst(-0.999, 3, ulps), 2);
    EXPECT_LT(worst(-1e-3, 1e-3, ulps), 2);
    EXPECT_LT(worst(-1e-12, 1e-12, ulps), 2);
    EXPECT_EQ(natural_log_of_one_plus(-1), -infinity);
}

TEST(RealFunctions, raise_e_to_a_power) {
    const auto ulps = [](double x) { return ulps_between(exponential(x), expl(x)); };
    EXPECT_LT(worst(-1, 1, ulps), 1);
    EXPECT_LT(worst(-708, 709.7, ulps), 1);
    EXPECT_LT(worst(-745, -708, ulps), 2);
    EXPECT_EQ(exponential(0), 1);
    EXPECT_EQ(exponential(800), infinity);
    EXPECT_EQ(exponential(infinity), infinity);
    EXPECT_EQ(exponential(-800), 0);
    EXPECT_TRUE(std::isnan(exponential(std::nan(""))));
    const auto minus_one = [](double x) {
        return ulps_between(exponential_minus_one(x), expm1l(x));
    };
    EXPECT_LT(worst(-40, 40, minus_one), 3);
    EXPECT_LT(worst(-0.4, 0.4, minus_one), 3);
    EXPECT_LT(worst(-1e-9, 1e-9, minus_one), 3);
}

TEST(RealFunctions, raise_to_any_power) {
    for (u64 step = 0; step < 4000; step++) {
        const double base = std::exp2(spread(-30, 30, step));
        const double exponent = spread(-30, 30, step + 5000);
        const long double truth = powl(base, exponent);
        if (truth < 1e-300L || truth > 1e300L) continue;
        ASSERT_LT(ulps_between(power(base, exponent), truth), 2) << base << " ^ " << exponent;
    }
    const auto near_one = [](double x) { return ulps_between(power(x, 1e5), powl(x, 1e5)); };
    EXPECT_LT(worst(0.998, 1.002, near_one), 2);
}

TEST(RealFunctions, have_exact_whole_powers) {
    for (int exponent = 0; exponent <= 22; exponent++) {
        EXPECT_EQ(power(10, exponent), std::pow(10.0, exponent)) << exponent;
    }
    for (int exponent = -1000; exponent <= 1000; exponent += 7) {
        EXPECT_EQ(power(2, exponent), std::ldexp(1.0, exponent)) << exponent;
    }
    EXPECT_EQ(power(-3, 3), -27);
    EXPECT_EQ(power(-2, 10), 1024);
    EXPECT_TRUE(std::isnan(power(-2, 0.5)));
    EXPECT_EQ(power(0, 2), 0);
    EXPECT_EQ(power(0, -2), infinity);
    EXPECT_EQ(power(infinity, 0.5), infinity);
    EXPECT_EQ(power(infinity, -1), 0);
    EXPECT_EQ(power(5, 0), 1);
    EXPECT_EQ(power(0.5, 1e300), 0);
}

TEST(RealFunctions, round_down_and_to_even) {
    EXPECT_EQ(floor_of(2.9), 2);
    EXPECT_EQ(floor_of(-2.1), -3);
    EXPECT_EQ(floor_of(-2), -2);
    EXPECT_EQ(floor_of(1e300), 1e300);
    EXPECT_EQ(nearest_even(2.5), 2);
    EXPECT_EQ(nearest_even(3.5), 4);
    EXPECT_EQ(nearest_even(-2.5), -2);
    EXPECT_EQ(nearest_even(-2.6), -3);
    EXPECT_EQ(nearest_even(1e300), 1e300);
}

TEST(RealFunctions, know_the_normal_distribution) {
    for (u64 step = 0; step < 2000; step++) {
        const double x = spread(-37, 8, step);
        const long double truth = erfcl(-static_cast<long double>(x) / sqrtl(2.0L)) / 2;
        ASSERT_NEAR(normal_cdf(x) / static_cast<double>(truth), 1, 2e-13) << x;
        const long double density = expl(-0.5L * x * x) / sqrtl(2 * acosl(-1.0L));
        ASSERT_NEAR(normal_density(x) / static_cast<double>(density), 1, 2e-13) << x;
    }
    EXPECT_EQ(normal_cdf(0), 0.5);
    EXPECT_EQ(normal_cdf(-infinity), 0);
    EXPECT_EQ(normal_cdf(infinity), 1);
}

TEST(RealFunctions, invert_the_normal_distribution) {
    for (u64 step = 0; step < 2000; step++) {
        const double p = std::exp2(spread(-1000, -1, step));
        const double x = inverse_normal(p);
        // How far x is off follows from the difference of the probabilities and the density.
        const long double wide = x;
        const long double found = erfcl(-wide / sqrtl(2.0L)) / 2;
        const long double density = expl(-0.5L * wide * wide) / sqrtl(2 * acosl(-1.0L));
        const double off = static_cast<double>((found - p) / density);
        ASSERT_LT(std::fabs(off), 1e-16 + 4 * std::fabs(x) * 0x1p-52) << p;
    }
    EXPECT_EQ(inverse_normal(0.5), 0);
    EXPECT_NEAR(inverse_normal(0.975), 1.959963984540054, 1e-15);
    EXPECT_EQ(inverse_normal(0), -infinity);
    EXPECT_EQ(inverse_normal(1), infinity);
}

// The bits themselves: they must not change between compilers, CPUs and versions.
TEST(RealFunctions, give_the_same_bits_everywhere) {
    u64 digest = 0;
    for (u64 step = 0; step < 1000; step++) {
        const double x = spread(0.001, 20, step);
        for (const double y : {natural_log(x), exponential(x), power(x, x - 3), normal_cdf(x - 10),
                               inverse_normal(x / 20.001)}) {
            digest = mix(digest ^ std::bit_cast<u64>(y));
        }
    }
    EXPECT_EQ(digest, 2667303305369571275u);
}

}  // namespace
}  // namespace rowsmith
