#include "random/fan_out.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "random/apportion.h"
#include "random/fan_out_reader.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

const CountTable poisson_like = {{0, 0, 135}, {1, 1, 271}, {2, 2, 271}, {3, 3, 180},
                                 {4, 4, 90},  {5, 5, 36},  {6, 6, 12},  {9, 9, 5}};
const CountTable skewed = {{0, 0, 70}, {1, 1, 15}, {2, 2, 8}, {5, 5, 4}, {20, 20, 2}, {60, 60, 1}};
const CountTable none = {{0, 0, 1}};
const std::vector<CountTable> tables = {poisson_like, skewed,      none,
                                        {{3, 3, 1}},  {{0, 1, 1}}, {{1, 1, 4}, {2, 2, 1}}};

std::vector<u32> counts_of(const FanOut& fan_out) {
    FanOutReader reader(fan_out);
    std::vector<u32> counts;
    for (u64 parent = 0; parent < fan_out.parents(); ++parent) {
        counts.push_back(reader.children_of(parent).count);
    }
    return counts;
}

struct Listed {
    std::vector<u64> parents;
    std::vector<u32> ordinals;
    std::vector<u32> siblings;

    explicit Listed(size_t size) : parents(size), ordinals(size), siblings(size) {}
    ChildPlaces places() { return {parents, ordinals, siblings}; }
    bool operator==(const Listed&) const = default;
};

// By the counts alone.
Listed enumerate(const std::vector<u32>& counts) {
    Listed listed(0);
    for (u64 parent = 0; parent < counts.size(); ++parent) {
        for (u32 ordinal = 0; ordinal < counts[parent]; ++ordinal) {
            listed.parents.push_back(parent);
            listed.ordinals.push_back(ordinal);
            listed.siblings.push_back(counts[parent]);
        }
    }
    return listed;
}

void expect_enumeration(const FanOut& fan_out, FanOutReader reader) {
    const auto counts = counts_of(fan_out);
    const Listed expected = enumerate(counts);
    ASSERT_EQ(expected.parents.size(), fan_out.children());
    Listed range(fan_out.children());
    reader.places_of_range(0, range.places());
    EXPECT_EQ(range, expected);

    std::vector<u64> children(fan_out.children());
    std::iota(children.begin(), children.end(), 0);
    std::ranges::reverse(children);
    Listed backwards(fan_out.children());
    reader.places_of(children, backwards.places());
    std::ranges::reverse(backwards.parents);
    std::ranges::reverse(backwards.ordinals);
    EXPECT_EQ(backwards.parents, expected.parents);
    EXPECT_EQ(backwards.ordinals, expected.ordinals);

    u64 first = 0;
    std::vector<u64> first_children;
    for (u32 count : counts) {
        first_children.push_back(first);
        first += count;
    }
    for (u64 parent = counts.size(); parent-- > 0;) {
        EXPECT_EQ(reader.children_of(parent).first, first_children[parent]);
    }
}

TEST(FanOut, agrees_with_enumeration_of_parents_and_children) {
    for (u64 key : {mix(1), mix(2)}) {
        for (const CountTable& table : tables) {
            for (u64 parents : {0, 1, 2, 7, 8, 9, 16, 41, 100}) {
                for (u32 bits : {0, 3, 6}) {
                    const auto fan_out = FanOut::stratified({key, parents, bits}, table);
                    ASSERT_TRUE(fan_out);
                    expect_enumeration(*fan_out, FanOutReader(*fan_out));
                }
            }
        }
    }
}

TEST(FanOut, gives_every_full_stride_the_same_counts_in_another_order) {
    const auto fan_out = FanOut::stratified({mix(1), 32 * 20, 5}, skewed);
    const auto counts = counts_of(*fan_out);
    std::set<std::vector<u32>> orders;
    for (size_t start = 0; start < counts.size(); start += 32) {
        const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(start);
        std::vector<u32> stride(begin, begin + 32);
        orders.insert(stride);
        std::ranges::sort(stride);
        EXPECT_EQ(stride, quantile_counts(skewed, 32));
    }
    EXPECT_GT(orders.size(), 15U);
}

TEST(FanOut, changes_no_earlier_parent_or_child_when_parents_grow) {
    for (u64 key : {mix(1), mix(2), mix(3)}) {
        const auto large = counts_of(*FanOut::stratified({key, 200, 4}, poisson_like));
        for (u64 parents : {1, 5, 15, 16, 17, 31, 33, 100}) {
            const auto small = counts_of(*FanOut::stratified({key, parents, 4}, poisson_like));
            EXPECT_TRUE(std::equal(small.begin(), small.end(), large.begin()));
        }
    }
}

TEST(FanOut, keeps_the_mean_in_a_cut_stride) {
    for (u64 key : {mix(1), mix(2), mix(3)}) {
        const auto quantiles = quantile_counts(skewed, 1024);
        const double mean = std::accumulate(quantiles.begin(), quantiles.end(), 0.0) / 1024;
        for (u64 parents = 1; parents <= 1024; parents *= 2) {
            const auto fan_out = FanOut::stratified({key, parents, 10}, skewed);
            const double off =
                static_cast<double>(fan_out->children()) - static_cast<double>(parents) * mean;
            EXPECT_LE(std::abs(off), 60);
        }
    }
}

TEST(FanOut, meets_exact_totals_within_bounds) {
    for (const CountTable& table : {poisson_like, skewed, none}) {
        for (auto [parents, bits] :
             {std::pair<u64, u32>{0, 3}, {1, 3}, {7, 3}, {8, 3}, {19, 3}, {40, 3}, {33, 4}}) {
            for (CountBounds each : {CountBounds{0, 9}, {1, 3}, {2, 2}, {0, 0xffffffff}}) {
                for (u64 total : {parents * each.min, parents * each.min + 1,
                                  parents * (each.min + std::min(each.max, 90U)) / 2}) {
                    if (total > parents * each.max) continue;
                    const auto fan_out =
                        FanOut::exact({mix(7), parents, bits}, table, {total, each});
                    ASSERT_TRUE(fan_out);
                    EXPECT_EQ(fan_out->children(), total);
                    expect_enumeration(*fan_out, FanOutReader(*fan_out));
                    for (u32 count : counts_of(*fan_out)) {
                        EXPECT_TRUE(each.min <= count && count <= each.max);
                    }
                }
            }
        }
    }
}

TEST(FanOut, reads_counts_that_a_pre_pass_summed) {
    const auto count_parents = [](u64 first, std::span<u32> counts) {
        for (u32& count : counts) count = static_cast<u32>(bounded(random_at(mix(9), first++), 4));
    };
    for (u64 parents : {0, 1, 16, 17, 50}) {
        const FanOutShape shape = {.parents = parents, .stride_bits = 4};
        std::vector<u64> totals;
        std::vector<u32> all(parents);
        count_parents(0, all);
        for (u64 i = 0; i < parents; ++i) {
            if (i % 16 == 0) totals.push_back(0);
            totals.back() += all[i];
        }
        const auto fan_out = FanOut::counted(shape, totals);
        ASSERT_TRUE(fan_out);
        FanOutReader reader(*fan_out, count_parents);
        reader.keep_strides(2);
        Listed listed(fan_out->children());
        reader.places_of_range(0, listed.places());
        EXPECT_EQ(listed, enumerate(all));
    }
}

TEST(FanOut, shares_a_weighted_total_over_strides_within_bounds) {
    const FanOutShape shape = {.parents = 20, .stride_bits = 3};
    const ExactTotal total = {.children = 60, .each = {1, 5}};
    const auto totals = weighted_stride_totals(shape, total, std::vector<u64>{100, 10, 0});
    ASSERT_TRUE(totals);
    EXPECT_EQ(*totals, (std::vector<u64>{40, 16, 4}));
}

TEST(FanOut, costs_no_more_for_many_parents_and_finds_far_children) {
    const u64 parents = (u64{1} << 40) - 3;
    const std::vector<FanOut> fan_outs = {
        *FanOut::stratified({mix(1), parents, 6}, poisson_like),
        *FanOut::exact({mix(1), parents, 6}, poisson_like, {3 * parents + 1, {0, 40}}),
        *FanOut::exact({mix(1), parents, 6}, poisson_like, {most_children, {}})};
    for (const FanOut& fan_out : fan_outs) {
        FanOutReader reader(fan_out);
        const u64 last = fan_out.children() - 1;
        for (u64 child : {u64{0}, last / 2, last - 1, last}) {
            Listed listed(1);
            reader.places_of({&child, 1}, listed.places());
            EXPECT_EQ(reader.children_of(listed.parents[0]).first + listed.ordinals[0], child);
        }
    }
}

TEST(FanOut, refuses_totals_and_sizes_that_cannot_be) {
    const auto cause = [](const Result<FanOut>& made) {
        return made ? std::string() : made.error().cause;
    };
    EXPECT_EQ(cause(FanOut::exact({.parents = 10}, skewed, {31, {1, 3}})), "total_out_of_reach");
    EXPECT_EQ(cause(FanOut::exact({.parents = 10}, skewed, {9, {1, 3}})), "total_out_of_reach");
    EXPECT_EQ(cause(FanOut::exact({.parents = 0}, skewed, {1, {}})), "total_out_of_reach");
    EXPECT_EQ(cause(FanOut::stratified({.parents = most_parents + 1}, none)), "too_many_parents");
    EXPECT_EQ(cause(FanOut::stratified({.parents = most_parents}, {{1U << 23, 1U << 23, 1}})),
              "too_many_children");
    EXPECT_EQ(cause(FanOut::counted({.parents = 65537}, {most_children, 1})), "too_many_children");
    EXPECT_EQ(cause(FanOut::stratified({.parents = 3}, {})), "no_weight");
}

}  // namespace
}  // namespace rowsmith
