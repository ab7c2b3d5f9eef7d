#include "random/apportion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "random/streams.h"

namespace rowsmith {
namespace {

struct Case {
    Apportionment wish;
    std::vector<u64> weights;
};

Case drawn_case(u64 number) {
    const u64 key = subkey(mix(1), number);
    const auto draw = [&](u64 i, u64 size) { return bounded(random_at(key, i), size); };
    Case made;
    const u64 size = 1 + draw(0, 12);
    made.wish.min = draw(1, 3);
    made.wish.max = made.wish.min + draw(2, 9);
    for (u64 i = 0; i < size; ++i) made.weights.push_back(draw(10 + i, 7));
    const u64 room = size * (made.wish.max - made.wish.min);
    made.wish.total = size * made.wish.min + draw(3, room + 1);
    return made;
}

// One common multiple of the weights explains all shares that no limit holds.
void expect_one_multiple(const Case& made, const std::vector<u64>& shares) {
    double least = 0;
    double most = 1e300;
    for (size_t i = 0; i < shares.size(); ++i) {
        const bool free = made.wish.min < shares[i] && shares[i] < made.wish.max;
        if (!free || made.weights[i] == 0) continue;
        const double weight = static_cast<double>(made.weights[i]);
        least = std::max(least, (static_cast<double>(shares[i]) - 1) / weight);
        most = std::min(most, (static_cast<double>(shares[i]) + 1) / weight);
    }
    EXPECT_LT(least, most);
}

TEST(Apportion, is_exact_within_limits_and_proportional) {
    for (u64 number = 0; number < 600; ++number) {
        const Case made = drawn_case(number);
        const auto shares = apportion(made.wish, made.weights);
        ASSERT_EQ(std::accumulate(shares.begin(), shares.end(), u64{0}), made.wish.total);
        for (size_t i = 0; i < shares.size(); ++i) {
            EXPECT_GE(shares[i], made.wish.min);
            EXPECT_LE(shares[i], made.wish.max);
            for (size_t j = 0; j < shares.size(); ++j) {
                if (made.weights[i] > made.weights[j]) {
                    EXPECT_GE(shares[i], shares[j]);
                }
                if (made.weights[i] == made.weights[j]) {
                    EXPECT_LE(shares[i], shares[j] + 1);
                }
            }
        }
        expect_one_multiple(made, shares);
    }
}

TEST(Apportion, gives_the_largest_remainders_first) {
    EXPECT_EQ(apportion({.total = 10, .min = 0, .max = 99}, std::vector<u64>{5, 3, 2, 3}),
              (std::vector<u64>{4, 2, 2, 2}));
    EXPECT_EQ(apportion({.total = 5, .min = 0, .max = 9}, std::vector<u64>{1, 1, 1, 1}),
              (std::vector<u64>{2, 1, 1, 1}));
    EXPECT_EQ(apportion({.total = 3, .min = 0, .max = 9}, std::vector<u64>{0, 0}),
              (std::vector<u64>{2, 1}));
    EXPECT_TRUE(apportion({}, std::vector<u64>{}).empty());
}

TEST(Apportion, limits_shares_by_their_sizes) {
    const std::vector<u64> sizes = {8, 8, 2};
    EXPECT_EQ(apportion({.total = 20, .min = 1, .max = 2}, std::vector<u64>{0, 100, 0}, sizes),
              (std::vector<u64>{8, 10, 2}));
    EXPECT_EQ(apportion({.total = 9, .min = 0, .max = 5}, std::vector<u64>{0, 0, 0}, sizes),
              (std::vector<u64>{4, 4, 1}));
}

TEST(Apportion, holds_at_the_largest_numbers) {
    const u64 large = u64{1} << 61;
    const auto shares =
        apportion({.total = large, .min = 0, .max = large}, std::vector<u64>{large / 2, large / 2});
    EXPECT_EQ(shares, (std::vector<u64>{large / 2, large / 2}));
}

}  // namespace
}  // namespace rowsmith
