#include "generators/kept_distribution.h"

#include <gtest/gtest.h>

#include <map>

#include "random/streams.h"

namespace rowsmith {
namespace {

constexpr size_t draws = 200'000;

Distribution of(DistributionKind kind, double mean, double sd) {
    DistributionParameters parameters{.kind = kind};
    parameters.mean = mean;
    if (sd > 0) parameters.sd = sd;
    return *make_distribution(parameters);
}

std::map<i64, size_t> drawn(const Sampler& sampler) {
    std::vector<u64> bits(draws);
    std::vector<i64> places(draws);
    for (size_t i = 0; i < draws; i++) bits[i] = mix(77 + i * 0x9e3779b97f4a7c15u);
    sampler.sample_integers(bits, places.data());
    std::map<i64, size_t> counts;
    for (const i64 place : places) counts[place]++;
    return counts;
}

// Counts against those of the whole distribution, of which the others are thrown away.
void expect_conditional(const Distribution& whole, const ValueSet& places) {
    const ValueGrid grid;
    const auto kept = keep_places(whole, grid, places);
    ASSERT_TRUE(kept.has_value());
    const auto counts = drawn(*kept->sampler);
    const auto share = [&](i64 place) {
        const double value = static_cast<double>(place);
        return whole.cdf(value + 0.5) - whole.cdf(value - 0.5);
    };
    double mass = 0;
    for (i64 place = -200; place <= 400; place++)
        if (places.holds(place)) mass += share(place);
    double chi = 0;
    size_t cells = 0;
    for (i64 place = -200; place <= 400; place++) {
        const double expected = places.holds(place) ? share(place) / mass * draws : 0;
        const auto found = counts.find(place);
        const double count = found == counts.end() ? 0 : static_cast<double>(found->second);
        if (!places.holds(place)) {
            EXPECT_EQ(count, 0) << place;
        }
        if (expected < 20) continue;
        chi += (count - expected) * (count - expected) / expected;
        cells++;
    }
    // Mean plus five standard deviations of chi squared.
    const double freedom = static_cast<double>(cells);
    EXPECT_LT(chi, freedom + 5 * __builtin_sqrt(2 * freedom));
    EXPECT_GT(cells, 1u);
}

TEST(KeptDistribution, keeps_the_shares_of_what_is_left) {
    const ValueSet gaps = ValueSet({{3, 5}, {8, 8}, {100, 120}}).others();
    const ValueSet from_zero = gaps.within(ValueRange{0, INT64_MAX});
    expect_conditional(of(DistributionKind::poisson, 7, 0), from_zero);
    expect_conditional(of(DistributionKind::normal, 6, 4), gaps);
    expect_conditional(of(DistributionKind::normal, 90, 30), gaps);
    expect_conditional(of(DistributionKind::exponential, 40, 0), from_zero);
}

TEST(KeptDistribution, lists_few_values_with_their_shares) {
    const ValueSet few({{2, 2}, {6, 7}, {11, 11}});
    expect_conditional(of(DistributionKind::poisson, 7, 0), few);
    expect_conditional(of(DistributionKind::normal, 6, 4), few);
    const auto kept = keep_places(of(DistributionKind::normal, 6, 4), {}, few);
    EXPECT_EQ(kept->sampler->values().size(), 4u);
}

TEST(KeptDistribution, works_far_out_in_a_tail) {
    const ValueSet tail({{INT64_MIN / 2, -9}, {9, INT64_MAX / 2}});
    expect_conditional(of(DistributionKind::normal, 0, 2), tail);
}

TEST(KeptDistribution, keeps_the_places_of_a_grid) {
    const ValueGrid cents{.multiple = 5, .power = 100, .floating = false};
    const ValueSet places = ValueSet({{0, 40}}).within(ValueSet({{20, 20}}).others());
    const auto kept = keep_places(of(DistributionKind::normal, 1, 0.5), cents, places);
    ASSERT_TRUE(kept.has_value());
    for (const auto& [place, count] : drawn(*kept->sampler)) EXPECT_TRUE(places.holds(place));
}

TEST(KeptDistribution, tells_why_it_cannot) {
    const Distribution poisson = of(DistributionKind::poisson, 7, 0);
    EXPECT_EQ(keep_places(poisson, {}, ValueSet()).error(), NotKept::nothing_left);
    EXPECT_EQ(keep_places(poisson, {}, ValueSet({{-9, -5}})).error(), NotKept::nothing_left);
    EXPECT_EQ(keep_places(poisson, {.multiple = 2}, ValueSet({{1, 5}})).error(), NotKept::rounded);
    std::vector<ValueRange> odd;
    for (i64 place = 0; place < 100'000; place += 10) odd.push_back({place, place + 5});
    EXPECT_EQ(keep_places(of(DistributionKind::normal, 5e4, 1e4), {}, ValueSet(odd)).error(),
              NotKept::too_many_gaps);
}

}  // namespace
}  // namespace rowsmith
