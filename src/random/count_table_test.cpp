#include "random/count_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rowsmith {
namespace {

const CountTable skewed = {{0, 0, 70}, {1, 1, 15}, {2, 2, 8}, {5, 9, 4}, {20, 20, 2}, {60, 60, 1}};

TEST(CountTable, gives_quantiles_in_the_middle_of_equal_shares) {
    EXPECT_EQ(quantile_counts({{0, 0, 1}, {1, 1, 1}}, 7), (std::vector<u32>{0, 0, 0, 1, 1, 1, 1}));
    EXPECT_EQ(quantile_counts({{3, 6, 1}}, 4), (std::vector<u32>{3, 4, 5, 6}));
    EXPECT_EQ(quantile_counts({{3, 6, 1}}, 2), (std::vector<u32>{4, 6}));
    EXPECT_EQ(quantile_counts({{0, 0xffffffff, u64{1} << 60}}, 2),
              (std::vector<u32>{0x40000000, 0xc0000000}));
}

TEST(CountTable, gives_ascending_quantiles_that_keep_the_mean) {
    const CountTable poisson_like = {
        {0, 0, 135}, {1, 1, 271}, {2, 2, 271}, {3, 3, 180}, {4, 9, 143}};
    const CountTable one_or_none = {{0, 0, 0}, {1, 1, 5}, {2, 2, 0}};
    for (const CountTable& table : {skewed, poisson_like, one_or_none, CountTable{{4, 4, 1}}}) {
        for (u32 ranks : {1U, 7U, 16U, 1024U}) {
            const auto counts = quantile_counts(table, ranks);
            EXPECT_TRUE(std::ranges::is_sorted(counts));
            const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
            const double reach = (table.back().last - table.front().first) / 2.0;
            EXPECT_LE(std::abs(sum - ranks * mean_of(table)), reach + 1e-9);
        }
    }
}

TEST(CountTable, refuses_what_is_no_distribution) {
    const auto cause = [](const CountTable& table) {
        const auto checked = check_count_table(table);
        return checked ? "" : checked.error().cause;
    };
    EXPECT_EQ(cause(skewed), "");
    EXPECT_EQ(cause({}), "no_weight");
    EXPECT_EQ(cause({{1, 1, 0}}), "no_weight");
    EXPECT_EQ(cause({{2, 1, 1}}), "empty_count_range");
    EXPECT_EQ(cause({{0, 3, 1}, {3, 4, 1}}), "overlapping_counts");
    EXPECT_EQ(cause({{0, 3, u64{1} << 60}, {4, 4, 1}}), "weights_too_large");
}

}  // namespace
}  // namespace rowsmith
