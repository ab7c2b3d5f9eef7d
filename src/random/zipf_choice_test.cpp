#include "random/zipf_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "random/streams.h"

namespace rowsmith {
namespace {

// Chi-square over classes of ranks that widen, so that each expects enough draws.
double chi_square_over_freedom(const std::vector<double>& seen, const std::vector<double>& shares,
                               double draws) {
    double sum = 0;
    double classes = -1;
    for (size_t start = 0; start < seen.size();) {
        double expected = 0;
        double found = 0;
        for (; start < seen.size() && expected < 20; ++start) {
            expected += shares[start] * draws;
            found += seen[start];
        }
        if (expected < 20) break;
        sum += (found - expected) * (found - expected) / expected;
        ++classes;
    }
    return (sum - classes) / std::sqrt(2 * classes);
}

TEST(ZipfChoice, draws_ranks_by_the_law) {
    const u64 draws = 40'000;
    for (auto [parents, exponent] :
         {std::pair<u64, double>{50, 1}, {20'000, 1.1}, {20'000, 0.5}, {20'000, 0}}) {
        const auto choice = *ZipfChoice::make(mix(1), {parents, exponent});
        std::vector<double> shares;
        for (u64 rank = 0; rank < parents; ++rank) {
            shares.push_back(std::pow(static_cast<double>(rank + 1), -exponent));
        }
        const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
        for (double& share : shares) share /= all;
        std::vector<double> seen(parents);
        for (u64 row = 0; row < draws; ++row) ++seen[choice.rank(row)];
        EXPECT_LT(std::abs(chi_square_over_freedom(seen, shares, draws)), 4)
            << parents << " " << exponent;
    }
}

TEST(ZipfChoice, stays_among_the_parents_for_any_number_of_them) {
    for (u64 parents : {u64{1}, u64{2}, u64{4095}, u64{4096}, u64{4097}, u64{5000},
                        u64{1'000'000'000'000}, u64{1} << 62}) {
        const auto choice = *ZipfChoice::make(mix(2), {parents, 1});
        for (u64 row = 0; row < 100; ++row) EXPECT_LT(choice.parent(row), parents);
    }
}

TEST(ZipfChoice, gives_the_same_one_by_one_and_in_lists) {
    const auto choice = *ZipfChoice::make(mix(3), {77'777, 1});
    std::vector<u64> rows(300);
    std::iota(rows.begin(), rows.end(), 1000);
    std::vector<u64> range(300);
    choice.parents(1000, range);
    for (size_t i = 0; i < 300; ++i) EXPECT_EQ(range[i], choice.parent(rows[i]));
    choice.parents(rows, rows);
    EXPECT_EQ(rows, range);
}

TEST(ZipfChoice, puts_popular_parents_anywhere) {
    double sum = 0;
    for (u64 t = 0; t < 200; ++t) {
        const auto choice = *ZipfChoice::make(mix(t), {50, 16});  // nearly always rank 0
        sum += static_cast<double>(choice.parent(0));
    }
    EXPECT_LT(std::abs(sum / 200 - 24.5), 5 * 14.4 / std::sqrt(200.0));
}

TEST(ZipfChoice, refuses_exponents_out_of_range) {
    for (double exponent : {-0.5, 17.0, std::nan("")}) {
        EXPECT_EQ(ZipfChoice::make(1, {5, exponent}).error().cause, "exponent_out_of_range");
    }
}

}  // namespace
}  // namespace rowsmith
