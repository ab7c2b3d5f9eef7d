#include "random/distribution.h"

#include <gtest/gtest.h>

#include <cmath>

#include "random/real_functions.h"

namespace rowsmith {
namespace {

using Kind = DistributionKind;

Distribution made(DistributionParameters parameters) {
    auto result = make_distribution(parameters);
    if (!result) ADD_FAILURE() << to_text(result.error());
    return *result;
}

std::string cause_of(DistributionParameters parameters) {
    const auto result = make_distribution(parameters);
    if (result) return "none";
    EXPECT_FALSE(result.error().message.empty());
    EXPECT_FALSE(result.error().expected.empty());
    EXPECT_FALSE(result.error().fix.empty());
    return result.error().cause;
}

std::vector<DistributionParameters> examples() {
    return {
        {.kind = Kind::normal, .mean = 50, .sd = 12},
        {.kind = Kind::normal, .mean = 50, .sd = 12, .min_value = 40, .max_value = 90},
        {.kind = Kind::lognormal, .median = 24, .percentiles = {{0.95, 180}}},
        {.kind = Kind::lognormal, .mean = 24, .sd = 240},
        {.kind = Kind::gamma, .mean = 0.5, .shape = 0.3},
        {.kind = Kind::gamma, .mean = 100, .sd = 20, .min_value = 50},
        {.kind = Kind::exponential, .mean = 3},
        {.kind = Kind::beta, .mean = 0.3, .sd = 0.1},
        {.kind = Kind::beta, .mean = 20, .sd = 9, .min_value = 0, .max_value = 30},
        {.kind = Kind::weibull, .mean = 3, .shape = 1.7},
        {.kind = Kind::pareto, .shape = 1.5, .min_value = 10},
        {.kind = Kind::triangular, .mode = 4, .min_value = 1, .max_value = 6},
        {.kind = Kind::uniform, .min_value = -2, .max_value = 6},
        {.kind = Kind::quantiles, .points = {{0, 1}, {0.5, 24}, {1, 900}}},
        {.kind = Kind::histogram, .buckets = {{0, 10, 0.2}, {10, 50, 0.8}}},
        {.kind = Kind::poisson, .mean = 4},
        {.kind = Kind::poisson, .mean = 4e9},
        {.kind = Kind::geometric, .mean = 2.5},
        {.kind = Kind::geometric, .mean = 1e6},
        {.kind = Kind::binomial, .share = 0.3, .trials = 40},
        {.kind = Kind::binomial, .share = 0.3, .trials = 1e10},
        {.kind = Kind::negative_binomial, .mean = 6, .dispersion = 9},
        {.kind = Kind::negative_binomial, .mean = 3e6, .dispersion = 1e6},
        {.kind = Kind::zipf, .max_value = 1000},
        {.kind = Kind::zipf, .exponent = 1.1, .max_value = 5e6},
    };
}

TEST(Distribution, has_the_closed_form_quantiles) {
    const auto at = [](DistributionParameters p, double u) { return made(p).quantile(u); };
    EXPECT_NEAR(at({.kind = Kind::normal, .mean = 50, .sd = 10}, 0.975), 69.59963984540054, 1e-12);
    EXPECT_NEAR(at({.kind = Kind::exponential, .mean = 3}, 0.5), 3 * std::log(2), 1e-13);
    const Distribution prices =
        made({.kind = Kind::lognormal, .median = 24, .percentiles = {{0.95, 180}}});
    EXPECT_NEAR(prices.quantile(0.5), 24, 1e-12);
    EXPECT_NEAR(prices.quantile(0.95), 180, 1e-10);
    EXPECT_NEAR(at({.kind = Kind::pareto, .shape = 2, .min_value = 5}, 0.75), 10, 1e-12);
    EXPECT_NEAR(at({.kind = Kind::quantiles, .points = {{0, 1}, {0.5, 24}, {1, 900}}}, 0.75), 462,
                1e-10);
    // Chi square with 4 degrees of freedom.
    EXPECT_NEAR(at({.kind = Kind::gamma, .mean = 4, .shape = 2}, 0.95), 9.487729036781154, 1e-10);
    EXPECT_EQ(at({.kind = Kind::poisson, .mean = 4}, 0.5), 4);
    EXPECT_EQ(at({.kind = Kind::binomial, .share = 0.5, .trials = 10}, 0.01), 1);
    EXPECT_EQ(at({.kind = Kind::geometric, .mean = 1}, 0.75), 1);
    EXPECT_EQ(at({.kind = Kind::geometric, .mean = 1}, 0.7501), 2);
}

TEST(Distribution, has_quantiles_that_invert_its_shares) {
    for (const DistributionParameters& p : examples()) {
        const Distribution d = made(p);
        for (const double u : {1e-9, 0.001, 0.2, 0.5, 0.77, 0.999, 1 - 1e-9}) {
            const double x = d.quantile(u);
            const double scale = std::min(u, 1 - u);
            if (d.is_discrete()) {
                EXPECT_EQ(x, std::floor(x));
                EXPECT_GE(d.cdf(x), u - 1e-7 * scale) << name_of(p.kind) << " " << u;
                EXPECT_LT(d.cdf(x - 1), u + 1e-7 * scale) << name_of(p.kind) << " " << u;
            } else {
                if (x == d.range().high) continue;  // nearer to it than doubles tell
                EXPECT_NEAR(d.cdf(x), u, 1e-7 * scale + 2e-16) << name_of(p.kind) << " " << u;
            }
        }
    }
}

TEST(Distribution, has_the_moments_of_its_quantiles) {
    for (const DistributionParameters& p : examples()) {
        const Distribution d = made(p);
        const double mean = d.family().Family::mean(),
                     sd = std::sqrt(d.family().Family::variance());
        const bool steps = d.is_discrete();
        EXPECT_NEAR(mean, d.mean(), (steps ? 0.05 : 2e-4) * d.sd()) << name_of(p.kind);
        if (p.kind == Kind::pareto) continue;
        EXPECT_NEAR(sd / d.sd(), 1, steps ? 0.1 : 1e-3) << name_of(p.kind);
    }
}

TEST(Distribution, has_the_moments_that_were_asked_for) {
    const DistributionParameters asked[] = {
        {.kind = Kind::normal, .mean = 50, .sd = 12},
        {.kind = Kind::lognormal, .mean = 24, .sd = 30},
        {.kind = Kind::gamma, .mean = 24, .sd = 30},
        {.kind = Kind::beta, .mean = 0.3, .sd = 0.2},
    };
    for (const auto& p : asked) {
        EXPECT_NEAR(made(p).mean(), *p.mean, 1e-9) << name_of(p.kind);
        EXPECT_NEAR(made(p).sd(), *p.sd, 1e-9) << name_of(p.kind);
    }
    EXPECT_NEAR(made({.kind = Kind::weibull, .mean = 3, .shape = 1.7}).mean(), 3, 1e-12);
    const Distribution counts = made({.kind = Kind::negative_binomial, .mean = 6, .dispersion = 9});
    EXPECT_NEAR(counts.mean(), 6, 1e-9);
    EXPECT_NEAR(counts.sd(), std::sqrt(54), 1e-9);
    EXPECT_NEAR(made({.kind = Kind::geometric, .mean = 2.5}).mean(), 2.5, 1e-9);
}

TEST(Distribution, takes_any_two_facts) {
    for (const Kind kind : {Kind::normal, Kind::lognormal, Kind::gamma}) {
        const Distribution truth = made({.kind = kind, .mean = 20, .sd = 8});
        const double mean = 20, sd = 8, median = truth.quantile(0.5);
        const Percentile low = {0.05, truth.quantile(0.05)}, high = {0.95, truth.quantile(0.95)};
        const DistributionParameters pairs[] = {
            {.kind = kind, .mean = mean, .percentiles = {high}},
            {.kind = kind, .mean = mean, .percentiles = {low}},
            {.kind = kind, .sd = sd, .median = median},
            {.kind = kind, .sd = sd, .percentiles = {high}},
            {.kind = kind, .sd = sd, .percentiles = {low}},
            {.kind = kind, .median = median, .percentiles = {high}},
            {.kind = kind, .percentiles = {low, high}},
        };
        for (const auto& pair : pairs) {
            EXPECT_NEAR(made(pair).quantile(0.8) / truth.quantile(0.8), 1, 1e-9) << name_of(kind);
        }
        if (kind == Kind::normal) continue;
        const Distribution skewed = made({.kind = kind, .mean = mean, .median = median});
        EXPECT_NEAR(skewed.quantile(0.8) / truth.quantile(0.8), 1, 1e-8) << name_of(kind);
    }
}

TEST(Distribution, is_cut_and_not_clamped) {
    const Distribution whole = made({.kind = Kind::normal, .mean = 0, .sd = 1});
    const Distribution cut = *whole.cut({-1, 2});
    const double low = normal_cdf(-1), mass = normal_cdf(2) - low;
    for (double x = -0.95; x < 2; x += 0.1) {
        EXPECT_NEAR(cut.cdf(x), (normal_cdf(x) - low) / mass, 1e-12);
    }
    EXPECT_EQ(cut.cdf(-1), 0);
    EXPECT_EQ(cut.cdf(2), 1);
    EXPECT_NEAR(cut.mean(), (normal_density(1) - normal_density(2)) / mass, 1e-9);
    // Far out in a tail, where 1 - p has few digits left.
    const Distribution tail = *whole.cut({6, 7});
    const double above = normal_cdf(-6), rest = above - normal_cdf(-7);
    EXPECT_NEAR(tail.cdf(6.3), (above - normal_cdf(-6.3)) / rest, 1e-9);
    EXPECT_NEAR(tail.cdf(tail.quantile(0.3)), 0.3, 1e-9);
    const auto none = whole.cut({8, 9});
    EXPECT_EQ(none.error().cause, "empty_cut");
    EXPECT_NE(none.error().message.find("6.2"), std::string::npos) << none.error().message;
}

TEST(Distribution, cuts_whole_numbers_at_whole_numbers) {
    const Distribution dozen =
        made({.kind = Kind::poisson, .mean = 4, .min_value = 1, .max_value = 3});
    const double weights = 4 + 8 + 32.0 / 3;
    EXPECT_NEAR(dozen.cdf(1), 4 / weights, 1e-12);
    EXPECT_NEAR(dozen.cdf(2.5), 12 / weights, 1e-12);
    EXPECT_EQ(dozen.range().low, 1);
    EXPECT_EQ(dozen.range().high, 3);
    const Distribution wide =
        made({.kind = Kind::geometric, .mean = 1e6, .min_value = 5, .max_value = 2e6});
    EXPECT_EQ(wide.quantile(0), 5);
    EXPECT_EQ(wide.quantile(1), 2e6);
    EXPECT_EQ(wide.cdf(4), 0);
    EXPECT_GT(wide.cdf(5), 0);
}

TEST(Distribution, mixes_parts_by_share) {
    const DistributionParameters mixture = {
        .kind = Kind::mixture,
        .parts = {{0.7, {.kind = Kind::normal, .mean = 0, .sd = 1}},
                  {0.3, {.kind = Kind::exponential, .mean = 5}}}};
    const Distribution d = made(mixture);
    EXPECT_NEAR(d.mean(), 1.5, 1e-12);
    EXPECT_NEAR(d.cdf(1), 0.7 * normal_cdf(1) + 0.3 * -std::expm1(-0.2), 1e-12);
    for (const double u : {1e-6, 0.2, 0.6, 0.99}) EXPECT_NEAR(d.cdf(d.quantile(u)), u, 1e-9);
    DistributionParameters scaled = mixture;
    scaled.mean = 30;
    EXPECT_NEAR(made(scaled).mean(), 30, 1e-9);
    EXPECT_NEAR(made(scaled).quantile(0.6), 20 * d.quantile(0.6), 1e-8);
    scaled.parts[0] = {0.7, {.kind = Kind::poisson, .mean = 3, .max_value = 8}};
    EXPECT_NEAR(made(scaled).mean(), 30, 1e-9);
    const Distribution positive = *d.cut({0, 10});
    EXPECT_NEAR(positive.cdf(1), (d.cdf(1) - d.cdf(0)) / (d.cdf(10) - d.cdf(0)), 1e-12);
}

TEST(Distribution, names_what_is_wrong) {
    EXPECT_EQ(cause_of({.kind = Kind::normal, .mean = 1}), "missing_parameter");
    EXPECT_EQ(cause_of({.kind = Kind::normal, .mean = 1, .median = 2}), "missing_parameter");
    EXPECT_EQ(cause_of({.kind = Kind::normal, .mean = 1, .sd = 2, .median = 2}),
              "too_many_parameters");
    EXPECT_EQ(cause_of({.kind = Kind::normal, .mean = 1, .sd = 0}), "parameter_out_of_range");
    EXPECT_EQ(cause_of({.kind = Kind::normal, .mean = 1, .sd = std::nan("")}),
              "parameter_out_of_range");
    EXPECT_EQ(cause_of({.kind = Kind::normal, .mean = 1, .sd = 1, .trials = 4}),
              "unused_parameter");
    EXPECT_EQ(cause_of({.kind = Kind::lognormal, .mean = -1, .sd = 2}), "parameter_out_of_range");
    EXPECT_EQ(cause_of({.kind = Kind::lognormal, .median = 24, .percentiles = {{0.95, 10}}}),
              "impossible_parameters");
    EXPECT_EQ(cause_of({.kind = Kind::lognormal, .mean = 24, .percentiles = {{0.95, 240}}}),
              "impossible_parameters");
    EXPECT_EQ(cause_of({.kind = Kind::lognormal, .mean = 24, .median = 30}),
              "impossible_parameters");
    EXPECT_EQ(cause_of({.kind = Kind::gamma, .mean = 24, .median = 30}), "impossible_parameters");
    EXPECT_EQ(cause_of({.kind = Kind::beta, .mean = 2, .sd = 0.1}), "mean_outside_bounds");
    EXPECT_EQ(cause_of({.kind = Kind::beta, .mean = 0.5, .sd = 0.5}), "impossible_sd");
    EXPECT_EQ(cause_of({.kind = Kind::triangular, .mode = 9, .min_value = 1, .max_value = 6}),
              "mean_outside_bounds");
    EXPECT_EQ(cause_of({.kind = Kind::uniform, .min_value = 6, .max_value = 1}), "bad_bounds");
    EXPECT_EQ(cause_of({.kind = Kind::binomial, .share = 0.5, .trials = 2.5}),
              "parameter_out_of_range");
    EXPECT_EQ(cause_of({.kind = Kind::negative_binomial, .mean = 3, .dispersion = 0.5}),
              "parameter_out_of_range");
    EXPECT_EQ(cause_of({.kind = Kind::exponential, .mean = 1, .min_value = 50}), "empty_cut");
    EXPECT_EQ(cause_of({.kind = Kind::histogram, .buckets = {{0, 10, 1}, {9, 20, 1}}}),
              "bad_buckets");
    EXPECT_EQ(
        cause_of(
            {.kind = Kind::histogram, .buckets = {{0, 10, 1}, {10, 20, 1}}, .whole_buckets = true}),
        "bad_buckets");
    EXPECT_EQ(cause_of({.kind = Kind::histogram, .buckets = {{0, 10, 0}}}), "bad_share");
    EXPECT_EQ(cause_of({.kind = Kind::quantiles, .points = {{0, 1}, {0.5, 24}}}), "bad_points");
    EXPECT_EQ(cause_of({.kind = Kind::quantiles, .points = {{0, 9}, {1, 2}}}), "bad_points");
    EXPECT_EQ(cause_of({.kind = Kind::mixture}), "missing_parameter");
    EXPECT_EQ(cause_of({.kind = Kind::mixture,
                        .mean = 4,
                        .parts = {{1, {.kind = Kind::zipf, .max_value = 9}}}}),
              "cannot_rescale");
    const auto nested = make_distribution(
        {.kind = Kind::mixture, .parts = {{1, {.kind = Kind::normal, .mean = 1, .sd = -1}}}});
    EXPECT_EQ(nested.error().place.path, "of.0.sd");
}

}  // namespace
}  // namespace rowsmith
