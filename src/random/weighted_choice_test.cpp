#include "random/weighted_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "random/streams.h"

namespace rowsmith {
namespace {

struct Weighed {
    std::vector<u32> weights;

    WeighParents weigh() const {
        return [this](std::span<const u64> parents, std::span<u32> found) {
            for (size_t i = 0; i < parents.size(); ++i) found[i] = weights[parents[i]];
        };
    }

    std::vector<StrideWeight> strides() const {
        std::vector<StrideWeight> made;
        for (size_t i = 0; i < weights.size(); ++i) {
            if (i >> WeightedChoice::stride_bits == made.size()) made.push_back({});
            made.back().sum += weights[i];
            made.back().largest = std::max(made.back().largest, weights[i]);
        }
        return made;
    }

    WeightedChoice choice(u64 key) const {
        return *WeightedChoice::make(key, weights.size(), strides());
    }
};

std::vector<u64> chosen(const Weighed& weighed, u64 key, u64 draws) {
    std::vector<u64> rows(draws);
    std::iota(rows.begin(), rows.end(), 0);
    std::vector<u64> parents(draws);
    weighed.choice(key).parents(rows, parents, weighed.weigh());
    return parents;
}

TEST(WeightedChoice, draws_parents_by_their_weights) {
    const Weighed weighed = {{10, 0, 1, 30, 5, 0, 54}};
    std::vector<double> seen(7);
    for (u64 parent : chosen(weighed, mix(1), 20'000)) ++seen[parent];
    double chi_square = 0;
    for (size_t i = 0; i < 7; ++i) {
        const double expected = 200.0 * weighed.weights[i];
        if (expected == 0) {
            EXPECT_EQ(seen[i], 0);
        }
        if (expected > 0) chi_square += (seen[i] - expected) * (seen[i] - expected) / expected;
    }
    EXPECT_LT(chi_square, 4 + 5 * std::sqrt(8.0));
}

TEST(WeightedChoice, draws_strides_by_their_sums) {
    Weighed weighed = {std::vector<u32>(65536 * 2 + 100, 1)};
    std::fill(weighed.weights.begin() + 65536, weighed.weights.begin() + 65536 * 2, 0);
    std::fill(weighed.weights.begin() + 65536 * 2, weighed.weights.end(), 655);
    double last = 0;
    for (u64 parent : chosen(weighed, mix(2), 5000)) {
        EXPECT_GT(weighed.weights[parent], 0U);
        last += parent >= 65536 * 2;
    }
    EXPECT_NEAR(last / 5000, 0.5, 5 * 0.5 / std::sqrt(5000.0));
}

TEST(WeightedChoice, gives_the_same_row_by_row) {
    const Weighed weighed = {{10, 0, 1, 30, 5, 0, 54, 1, 1, 1000}};
    const auto parents = chosen(weighed, mix(3), 300);
    const auto choice = weighed.choice(mix(3));
    for (u64 row = 0; row < 300; ++row) {
        u64 parent = 0;
        choice.parents({&row, 1}, {&parent, 1}, weighed.weigh());
        EXPECT_EQ(parent, parents[row]);
    }
}

// One in 65,536 has all the weight: about 1 / e of the rows fail all tries.
TEST(WeightedChoice, ends_where_almost_all_weights_are_0) {
    Weighed weighed = {std::vector<u32>(65536, 0)};
    weighed.weights[777] = 9;
    for (u64 parent : chosen(weighed, mix(4), 6)) EXPECT_EQ(parent, 777U);
}

TEST(WeightedChoice, refuses_weights_that_are_all_0_or_too_large) {
    EXPECT_EQ(WeightedChoice::make(1, 3, {{0, 0}}).error().cause, "no_weight");
    EXPECT_EQ(WeightedChoice::make(1, 0, {}).error().cause, "no_weight");
    const std::vector<StrideWeight> heavy(65536, {u64{1} << 47, 0xffffffff});
    EXPECT_EQ(WeightedChoice::make(1, u64{1} << 32, heavy).error().cause, "weights_too_large");
}

}  // namespace
}  // namespace rowsmith
