#include "random/count_distributions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

namespace rowsmith {
namespace {

double variance_of(const CountTable& table) {
    const double mean = mean_of(table);
    double sum = 0;
    double weights = 0;
    for (const CountShare& share : table) {
        sum += (share.first - mean) * (share.first - mean) * static_cast<double>(share.weight);
        weights += static_cast<double>(share.weight);
    }
    return sum / weights;
}

double share_of(const CountTable& table, u32 count) {
    double weights = 0;
    double found = 0;
    for (const CountShare& share : table) {
        weights += static_cast<double>(share.weight);
        if (share.first <= count && count <= share.last) found += static_cast<double>(share.weight);
    }
    return found / weights;
}

std::string cause(const Result<CountTable>& table) { return table ? "" : table.error().cause; }

void expect_mean(const Result<CountTable>& table, const MeanAndBounds& wish) {
    ASSERT_TRUE(table) << to_text(table.error());
    EXPECT_TRUE(check_count_table(*table));
    EXPECT_NEAR(mean_of(*table) / wish.mean, 1, 1e-9);
    EXPECT_GE(table->front().first, wish.bounds.min);
    EXPECT_LE(table->back().last, wish.bounds.max);
}

TEST(CountDistributions, follow_the_closed_forms_where_nothing_is_cut) {
    const auto poisson = *poisson_counts({.mean = 3});
    EXPECT_NEAR(share_of(poisson, 0), std::exp(-3.0), 1e-14);
    EXPECT_NEAR(share_of(poisson, 5), std::exp(-3.0) * 243 / 120, 1e-14);
    const auto binomial = *negative_binomial_counts({.mean = 6}, 9);  // size 3/4, tail 8/9
    EXPECT_NEAR(share_of(binomial, 0), std::pow(1.0 / 9, 0.75), 1e-13);
    EXPECT_NEAR(share_of(binomial, 1), std::pow(1.0 / 9, 0.75) * 0.75 * 8 / 9, 1e-13);
    EXPECT_NEAR(variance_of(binomial), 54, 1e-7);
    const auto wide = *negative_binomial_counts({.mean = 1e6}, 2);
    EXPECT_NEAR(variance_of(wide) / 2e6, 1, 1e-9);
    const auto zipf = *zipf_counts(1, {1, 4});
    EXPECT_NEAR(share_of(zipf, 2), 0.5 / (1 + 0.5 + 1.0 / 3 + 0.25), 1e-14);
}

TEST(CountDistributions, have_the_wanted_mean_after_the_cut) {
    for (const MeanAndBounds& wish : {MeanAndBounds{6, {0, 200}},
                                      {2.4, {1, 12}},
                                      {0.001, {}},
                                      {1000.5, {}},
                                      {9.99, {0, 10}},
                                      {3.5, {3, 4}},
                                      {20, {19, 0xffffffff}},
                                      {50000, {0, 60000}}}) {
        expect_mean(poisson_counts(wish), wish);
        expect_mean(negative_binomial_counts(wish, 1.5), wish);
    }
    for (const MeanAndBounds& wish : {MeanAndBounds{6, {0, 200}},
                                      {2.4, {1, 12}},
                                      {1.01, {1, 5000}},
                                      {100, {0, 200}},
                                      {30, {0, 20000}}}) {
        expect_mean(zipf_counts_with_mean(wish), wish);
    }
    expect_mean(negative_binomial_counts({6, {0, 200}}, 9), {6, {0, 200}});
    expect_mean(negative_binomial_counts({500, {}}, 4000), {500, {}});
}

TEST(CountDistributions, are_constant_where_the_mean_is_a_bound) {
    EXPECT_EQ(quantile_counts(*poisson_counts({3, {3, 9}}), 2), (std::vector<u32>{3, 3}));
    EXPECT_EQ(quantile_counts(*negative_binomial_counts({0, {}}, 2), 1), (std::vector<u32>{0}));
    EXPECT_EQ(quantile_counts(*zipf_counts_with_mean({1, {1, 9}}), 1), (std::vector<u32>{1}));
}

TEST(CountDistributions, refuse_what_cannot_be) {
    EXPECT_EQ(cause(poisson_counts({3, {4, 9}})), "mean_out_of_reach");
    EXPECT_EQ(cause(poisson_counts({10, {4, 9}})), "mean_out_of_reach");
    EXPECT_EQ(cause(poisson_counts({1, {9, 4}})), "empty_count_range");
    // From 1 up, a dispersion of 2 leaves at least 1 / (2 ln 2) = 1.44 on average.
    EXPECT_EQ(cause(negative_binomial_counts({1.44, {.min = 1}}, 2)), "mean_out_of_reach");
    EXPECT_EQ(cause(negative_binomial_counts({1.45, {.min = 1}}, 2)), "");
    EXPECT_EQ(cause(negative_binomial_counts({1}, 0.5)), "dispersion_out_of_range");
    EXPECT_EQ(cause(negative_binomial_counts({1e6}, 1e6)), "counts_too_wide");
    EXPECT_EQ(cause(zipf_counts_with_mean({6, {}})), "zipf_needs_max");
    EXPECT_EQ(cause(zipf_counts_with_mean({6, {0, 10}})), "mean_out_of_reach");
    EXPECT_EQ(cause(zipf_counts(-1, {0, 10})), "exponent_out_of_range");
    EXPECT_EQ(cause(zipf_counts(1, {0, 1U << 21})), "counts_too_wide");
}

TEST(CountDistributions, cut_tables_and_histograms) {
    const std::vector<CountPart> parts = {{0, 0, 20}, {1, 1, 50}, {2, 4, 30}};
    const auto histogram = *histogram_counts(parts);
    EXPECT_NEAR(mean_of(histogram), 0.5 + 0.9, 1e-12);
    const auto inside = *cut(histogram, {1, 2});
    EXPECT_NEAR(share_of(inside, 1), 50.0 / 60, 1e-12);
    EXPECT_NEAR(share_of(inside, 2), 10.0 / 60, 1e-12);
    EXPECT_EQ(cause(cut(histogram, {5, 9})), "no_count_within_bounds");
    EXPECT_EQ(cause(histogram_counts(std::vector<CountPart>{{0, 0, -1}})), "share_out_of_range");
    EXPECT_EQ(cause(histogram_counts(std::vector<CountPart>{{0, 0, 0}})), "no_weight");
}

}  // namespace
}  // namespace rowsmith
