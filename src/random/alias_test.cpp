#include "random/alias.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rowsmith {
namespace {

std::vector<double> some_weights(size_t count) {
    std::vector<double> weights(count);
    for (size_t i = 0; i < count; i++) {
        weights[i] =
            i % 7 == 3 ? 0 : static_cast<double>(mix(i + 1) >> 40) / static_cast<double>(1 + i);
    }
    return weights;
}

TEST(AliasTable, holds_every_share_within_a_unit) {
    for (const size_t count : {1u, 2u, 3u, 10u, 237u, 1000u}) {
        const std::vector<double> weights = some_weights(count);
        const AliasTable table = *AliasTable::make(weights);
        const WideAliasTable wide = *WideAliasTable::make(weights);
        long double total = 0;
        for (const double weight : weights) total += weight;
        u64 units = 0;
        for (u32 i = 0; i < count; i++) {
            const long double share = static_cast<long double>(weights[i]) / total;
            const long double columns = static_cast<long double>(count);
            EXPECT_NEAR(static_cast<double>(table.units(i) - share * columns * 0x1p32L), 0, 1);
            EXPECT_NEAR(static_cast<double>(static_cast<long double>(wide.units(i)) -
                                            share * columns * 0x1p64L) *
                            0x1p-64,
                        0, 1e-15);
            if (weights[i] == 0) {
                EXPECT_EQ(table.units(i), 0u);
                EXPECT_TRUE(wide.units(i) == 0);
            }
            units += table.units(i);
        }
        EXPECT_EQ(units, count << 32);
    }
}

TEST(AliasTable, is_exact_for_whole_shares) {
    const u64 weights[] = {1, 2, 0, 5};
    const AliasTable table = *AliasTable::make(std::span<const u64>(weights));
    for (u32 i = 0; i < 4; i++) EXPECT_EQ(table.units(i), weights[i] << 31);
    const WideAliasTable wide = *WideAliasTable::make(std::span<const u64>(weights));
    for (u32 i = 0; i < 4; i++) EXPECT_TRUE(wide.units(i) == static_cast<u128>(weights[i]) << 63);
}

TEST(AliasTable, picks_each_value_as_often_as_its_units_say) {
    const u64 weights[] = {1, 2, 0, 5};
    const AliasTable table = *AliasTable::make(std::span<const u64>(weights));
    std::vector<u64> bits;
    // An even grid over columns and heights counts areas exactly.
    for (u64 column = 0; column < 16; column++) {
        for (u64 height = 0; height < 16; height++) bits.push_back(column << 60 | height << 28);
    }
    std::vector<u32> codes(bits.size());
    table.pick(bits, codes.data());
    std::vector<size_t> counts(4);
    for (size_t i = 0; i < bits.size(); i++) {
        EXPECT_EQ(codes[i], table.pick(bits[i]));
        counts[codes[i]]++;
    }
    EXPECT_EQ(counts, (std::vector<size_t>{32, 64, 0, 160}));
    const WideAliasTable wide = *WideAliasTable::make(std::span<const u64>(weights));
    std::vector<size_t> wide_counts(4);
    for (u64 i = 0; i < 256; i++) wide_counts[wide.pick(i >> 4 << 60, i << 60)]++;
    EXPECT_EQ(wide_counts, counts);
}

TEST(AliasTable, takes_weights_of_any_size) {
    for (const double scale : {1e-300, 1e-20, 1.0, 1e20, 1e299}) {
        const std::vector<double> weights = {scale, 3 * scale};
        const AliasTable table = *AliasTable::make(weights);
        EXPECT_EQ(table.units(0), u64(1) << 31) << scale;
    }
}

TEST(AliasTable, refuses_weights_without_a_choice) {
    const auto cause = [](std::vector<double> weights) {
        return AliasTable::make(weights).error().cause;
    };
    EXPECT_EQ(cause({}), "no_weights");
    EXPECT_EQ(cause({0, 0}), "no_positive_weight");
    EXPECT_EQ(cause({1, -1}), "bad_weight");
    EXPECT_EQ(cause({1, std::nan("")}), "bad_weight");
    const std::vector<u64> large = {u64(1) << 63, 1};
    EXPECT_EQ(AliasTable::make(large).error().cause, "weights_too_large");
}

}  // namespace
}  // namespace rowsmith
