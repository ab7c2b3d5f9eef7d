#include "random/special_functions.h"

#include <gtest/gtest.h>

#include <cmath>

#include "random/real_functions.h"

namespace rowsmith {
namespace {

TEST(SpecialFunctions, know_the_logarithm_of_gamma) {
    for (double x = 0.001; x < 1e9; x *= 1.07) {
        const double truth = static_cast<double>(lgammal(x));
        ASSERT_NEAR(log_gamma(x), truth, 1e-14 + 3e-15 * std::fabs(truth)) << x;
    }
}

TEST(SpecialFunctions, subtract_without_cancellation) {
    for (double x = -0.95; x < 3; x += 0.0137) {
        const long double wide = x;
        const double truth = static_cast<double>(log1pl(wide) - wide);
        ASSERT_NEAR(log_of_one_plus_minus(x), truth, 1e-14 * std::fabs(truth)) << x;
    }
    EXPECT_NEAR(log_of_one_plus_minus(1e-8) / -0.5e-16, 1, 1e-7);
}

TEST(SpecialFunctions, sum_poisson_probabilities) {
    for (const double mean : {0.3, 4.0, 90.0, 399.0, 650.0, 3000.0}) {
        const int last = static_cast<int>(mean + 9 * std::sqrt(mean) + 9);
        long double below = 0;
        for (int k = 0; k < last; k++) {
            below += expl(static_cast<long double>(k) * logl(mean) - mean - lgammal(k + 1));
            if (below < 1e-250L) continue;
            const double found = gamma_above(k + 1, mean);
            ASSERT_NEAR(found / static_cast<double>(below), 1, 2e-12) << mean << " " << k;
            ASSERT_NEAR(gamma_below(k + 1, mean) + found, 1, 1e-13);
        }
    }
}

TEST(SpecialFunctions, keep_small_upper_tails) {
    // Q(1, x) = e^-x; Q(1/2, x²/2) is two tails of the normal distribution.
    for (double x = 0.1; x < 500; x *= 1.3) {
        EXPECT_NEAR(gamma_above(1, x) / std::exp(-x), 1, 1e-12) << x;
    }
    for (double x = 0.1; x < 30; x += 0.7) {
        EXPECT_NEAR(gamma_above(0.5, x * x / 2) / (2 * normal_cdf(-x)), 1, 1e-12) << x;
    }
}

TEST(SpecialFunctions, sum_binomial_probabilities) {
    const double share = 0.3;
    for (const int trials : {3, 40, 700, 2500}) {
        long double below = 0;
        for (int k = 0; k < trials; k++) {
            const long double ways = lgammal(trials + 1) - lgammal(k + 1) - lgammal(trials - k + 1);
            below += expl(ways + k * logl(share) + (trials - k) * log1pl(-share));
            if (below < 1e-250L) continue;
            const double found = beta_below(trials - k, k + 1, {1 - share, share});
            ASSERT_NEAR(found / static_cast<double>(below), 1, 1e-11) << trials << " " << k;
            const double above = beta_below(k + 1, trials - k, {share, 1 - share});
            ASSERT_NEAR(above + found, 1, 1e-12);
        }
    }
}

TEST(SpecialFunctions, know_closed_forms_of_beta) {
    for (double x = 1e-9; x < 1; x = x * 1.7 + 1e-10) {
        EXPECT_NEAR(beta_below(0.5, 0.5, {x, 1 - x}), 2 / M_PI * std::asin(std::sqrt(x)), 1e-12);
        EXPECT_NEAR(beta_below(3, 1, {x, 1 - x}) / (x * x * x), 1, 1e-12) << x;
        EXPECT_NEAR(beta_below(1, 20, {x, 1 - x}), -std::expm1(20 * std::log1p(-x)), 1e-12);
    }
}

}  // namespace
}  // namespace rowsmith
