#include "random/permutation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

namespace rowsmith {
namespace {

std::vector<u64> all_numbers(u64 size) {
    std::vector<u64> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

std::vector<u64> outputs_of(const Permutation& permutation) {
    std::vector<u64> outputs;
    for (u64 i = 0; i < permutation.size(); ++i) outputs.push_back(permutation.at(i));
    return outputs;
}

std::vector<u64> sorted(std::vector<u64> numbers) {
    std::ranges::sort(numbers);
    return numbers;
}

TEST(Permutation, is_a_bijection_with_an_inverse_for_every_size) {
    std::vector<u64> sizes = all_numbers(140);
    sizes.erase(sizes.begin());
    sizes.insert(sizes.end(), {255, 256, 257, 1000, 4096, 5001});
    for (u64 key : {mix(1), mix(2)}) {
        for (u64 size : sizes) {
            const Permutation permutation(key, size);
            const auto outputs = outputs_of(permutation);
            ASSERT_EQ(sorted(outputs), all_numbers(size));
            for (u64 i = 0; i < size; ++i) ASSERT_EQ(permutation.find(outputs[i]), i);
        }
    }
}

TEST(Permutation, gives_the_same_one_by_one_in_batches_and_from_tables) {
    for (u64 size : {u64{1}, u64{2}, u64{3}, u64{200}, u64{256}, u64{1000}, u64{4096}}) {
        const Permutation permutation(mix(size), size);
        const auto outputs = outputs_of(permutation);
        auto batch = all_numbers(size);
        permutation.apply(batch);
        EXPECT_EQ(batch, outputs);
        std::vector<u32> first(size - size / 3);
        permutation.first_outputs(first);
        EXPECT_TRUE(std::equal(first.begin(), first.end(), outputs.begin()));
    }
}

TEST(Permutation, inverts_at_large_sizes) {
    const u64 almost_all = ~u64{0};
    for (u64 size : {(u64{1} << 32) - 5, (u64{1} << 62) + 12345, u64{1} << 63, almost_all}) {
        const Permutation permutation(mix(3), size);
        for (u64 input : {u64{0}, u64{1}, size / 3, size - 1}) {
            EXPECT_LT(permutation.at(input), size);
            EXPECT_EQ(permutation.find(permutation.at(input)), input);
        }
    }
}

TEST(Permutation, chooses_every_order_of_few_values_equally_often) {
    for (auto [size, orders] : {std::pair{3, 6}, {4, 24}, {5, 120}}) {
        std::map<std::vector<u64>, int> seen;
        for (int t = 0; t < 30 * orders; ++t) {
            const u64 key = mix(static_cast<u64>(t));
            ++seen[outputs_of(Permutation(key, static_cast<u64>(size)))];
        }
        double chi_square = 30.0 * static_cast<double>(orders - static_cast<int>(seen.size()));
        for (const auto& [order, count] : seen) {
            chi_square += (count - 30.0) * (count - 30.0) / 30;
        }
        const double freedom = orders - 1;
        EXPECT_LT(std::abs(chi_square - freedom), 4 * std::sqrt(2 * freedom)) << size;
    }
}

TEST(Permutation, chooses_pairs_of_outputs_evenly_at_sizes_where_the_rounds_change) {
    for (u64 size : {u64{8}, u64{129}, u64{300}}) {
        constexpr u64 trials = 20000;
        constexpr u64 cells = 8;
        std::vector<double> seen(cells * cells);
        for (u64 t = 0; t < trials; ++t) {
            const Permutation permutation(mix(t), size);
            const u64 first = permutation.at(0) * cells / size;
            const u64 last = permutation.at(size - 1) * cells / size;
            ++seen[first * cells + last];
        }
        std::vector<double> share(cells);  // how many numbers fall into each cell
        for (u64 number = 0; number < size; ++number) ++share[number * cells / size];
        double chi_square = 0;
        for (u64 a = 0; a < cells; ++a) {
            for (u64 b = 0; b < cells; ++b) {
                const double pairs = share[a] * (share[b] - (a == b ? 1 : 0));
                const double all = static_cast<double>(size * (size - 1));
                const double expected = trials * pairs / all;
                const double off = seen[a * cells + b] - expected;
                if (expected > 0) chi_square += off * off / expected;
                if (expected <= 0) {
                    EXPECT_EQ(off, 0);
                }
            }
        }
        EXPECT_LT(chi_square, 63 + 5 * std::sqrt(2 * 63.0)) << size;
    }
}

TEST(LevelledPermutation, maps_levels_to_themselves_so_the_first_2_to_the_j_rows_are_closed) {
    for (u64 key : {mix(1), mix(2), mix(3)}) {
        const LevelledPermutation permutation(key);
        std::vector<u64> places;
        for (u64 row = 0; row < 4096; ++row) places.push_back(permutation.at(row));
        EXPECT_EQ(places[0], 0U);
        EXPECT_EQ(places[1], 1U);
        for (u64 size = 1; size <= 4096; size *= 2) {
            const auto end = places.begin() + static_cast<std::ptrdiff_t>(size);
            EXPECT_EQ(sorted({places.begin(), end}), all_numbers(size));
        }
        for (u64 row = 0; row < 4096; ++row) EXPECT_EQ(permutation.find(places[row]), row);
        const u64 far = (u64{1} << 62) + 999;
        EXPECT_EQ(permutation.find(permutation.at(far)), far);
        EXPECT_EQ(level_of(permutation.at(far)), level_of(far));
    }
}

}  // namespace
}  // namespace rowsmith
