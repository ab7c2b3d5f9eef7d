// The same bytes from samplers at every CPU level that the machine has.
#include "random/sampler_kernels.h"

#include <gtest/gtest.h>

#include "random/alias.h"
#include "random/distribution.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

class SamplerKernels : public testing::Test {
protected:
    ~SamplerKernels() override { EXPECT_TRUE(use_cpu_level(name_of(detected_cpu_level()))); }

    // Calls back with each level in use; the first is the lowest.
    template <class Check>
    void at_each_level(Check&& check) {
        u32 levels = 0;
        for (const CpuLevel level : {CpuLevel::base, CpuLevel::v2, CpuLevel::v3, CpuLevel::v4}) {
            if (!use_cpu_level(name_of(level))) continue;
            check(levels++);
        }
        EXPECT_GE(levels, 1u);
    }
};

// Odd numbers of words, so that vector loops have rests.
std::vector<u64> words(size_t count = 1003) {
    std::vector<u64> all;
    for (size_t i = 0; i < count; i++) all.push_back(random_at(42, i));
    for (const u64 extreme : {u64{0}, ~u64{0}, u64{1} << 63, ~(u64{1} << 63)})
        all.push_back(extreme);
    return all;
}

struct Drawn {
    std::vector<i64> places;
    std::vector<double> reals;
    bool operator==(const Drawn&) const = default;
};

Drawn drawn_from(const DistributionParameters& parameters, double units) {
    const auto distribution = make_distribution(parameters);
    EXPECT_TRUE(distribution);
    const auto sampler = distribution->sampler(units);
    const auto bits = words();
    Drawn drawn{std::vector<i64>(bits.size()), std::vector<double>(bits.size())};
    sampler->sample_integers(bits, drawn.places.data());
    sampler->sample_reals(bits, drawn.reals.data());
    return drawn;
}

TEST_F(SamplerKernels, draw_the_same_bytes_at_every_level) {
    const DistributionParameters cases[] = {
        {.kind = DistributionKind::normal, .mean = -5, .sd = 3},
        {.kind = DistributionKind::lognormal, .median = 24, .percentiles = {{0.95, 180}}},
        {.kind = DistributionKind::gamma, .mean = 4, .sd = 9, .max_value = 20},
        {.kind = DistributionKind::poisson, .mean = 7},
        {.kind = DistributionKind::poisson, .mean = 1e6},
        {.kind = DistributionKind::histogram, .buckets = {{-1, 2, 5}, {2, 9, 3}, {20, 30, 1}}},
        {.kind = DistributionKind::quantiles, .points = {{0, 1}, {0.5, 24}, {1, 900}}}};
    for (const DistributionParameters& parameters : cases) {
        SCOPED_TRACE(name_of(parameters.kind));
        Drawn lowest;
        at_each_level([&](u32 number) {
            Drawn drawn = drawn_from(parameters, 100);
            if (number == 0)
                lowest = std::move(drawn);
            else
                EXPECT_EQ(drawn, lowest);
        });
    }
}

TEST_F(SamplerKernels, mix_and_pick_the_same_at_every_level) {
    const auto table = *AliasTable::make(std::vector<u64>{5, 1, 0, 9, 2});
    const auto bits = words();
    at_each_level([&](u32) {
        std::vector<u64> mixed(bits.size());
        ROWSMITH_AT_CPU_LEVEL(mix_words)(77, {bits.data(), bits.size()}, mixed.data());
        std::vector<u32> codes(bits.size());
        table.pick(bits, codes.data());
        for (size_t i = 0; i < bits.size(); i++) {
            EXPECT_EQ(mixed[i], mix(77 + bits[i]));
            EXPECT_EQ(codes[i], table.pick(bits[i]));
        }
    });
}

TEST_F(SamplerKernels, pick_from_the_table_of_the_rows_group) {
    const std::vector<std::vector<u64>> weights = {{5, 1, 0, 9, 2}, {3}, {1, 1, 7, 2, 2, 40, 1}};
    std::vector<AliasTable> tables;
    std::vector<u64> cells;
    std::vector<u32> starts, sizes;
    for (const auto& group : weights) {
        tables.push_back(*AliasTable::make(group));
        starts.push_back(static_cast<u32>(cells.size()));
        sizes.push_back(tables.back().size());
        cells.insert(cells.end(), tables.back().cells().begin(), tables.back().cells().end());
    }
    const auto bits = words();
    std::vector<u32> groups;
    for (size_t i = 0; i < bits.size(); i++)
        groups.push_back(static_cast<u32>(bits[i] >> 7) % static_cast<u32>(weights.size()));
    at_each_level([&](u32) {
        std::vector<u32> codes(bits.size());
        ROWSMITH_AT_CPU_LEVEL(mixed_group_codes)
        ({cells.data(), starts.data(), sizes.data()}, groups.data(), 77, {bits.data(), bits.size()},
         codes.data());
        for (size_t i = 0; i < bits.size(); i++) {
            const u32 group = groups[i];
            EXPECT_EQ(codes[i], starts[group] + tables[group].pick(mix(77 + bits[i])));
        }
    });
}

}  // namespace
}  // namespace rowsmith
