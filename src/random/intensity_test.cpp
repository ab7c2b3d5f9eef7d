#include "random/intensity.h"

#include <gtest/gtest.h>

#include <vector>

#include "random/streams.h"

namespace rowsmith {
namespace {

std::vector<Segment> drawn_segments(u64 key) {
    std::vector<Segment> segments = {{.length = 1, .weight = 1}};
    for (u64 i = 0; i < 40; ++i) {
        segments.push_back({.length = bounded(random_at(key, 2 * i), 9),
                            .weight = bounded(random_at(key, 2 * i + 1), 4)});
    }
    return segments;
}

// Tick by tick.
std::vector<u64> weights_of_ticks(const std::vector<Segment>& segments) {
    std::vector<u64> weights;
    for (const Segment& segment : segments) {
        weights.insert(weights.end(), segment.length, segment.weight);
    }
    return weights;
}

TEST(Intensity, sums_and_inverts_like_counting_tick_by_tick) {
    for (u64 number = 0; number < 40; ++number) {
        const auto segments = drawn_segments(mix(number));
        const auto intensity = Intensity::make(segments);
        ASSERT_TRUE(intensity);
        const auto weights = weights_of_ticks(segments);
        ASSERT_EQ(intensity->ticks(), weights.size());
        u64 mass = 0;
        size_t hint = 0;
        for (u64 tick = 0; tick < weights.size(); ++tick) {
            ASSERT_EQ(intensity->mass_before(tick), mass);
            for (u64 i = 0; i < weights[tick]; ++i, ++mass) {
                ASSERT_EQ(intensity->tick_at(mass), tick);
                ASSERT_EQ(intensity->tick_at(mass, hint), tick);
            }
        }
        EXPECT_EQ(intensity->mass(), mass);
        EXPECT_EQ(intensity->mass_before(intensity->ticks()), mass);
        EXPECT_EQ(intensity->tick_at(0, hint), intensity->tick_at(0));  // hints may be far off
    }
}

TEST(Intensity, inverts_in_a_flat_span) {
    const auto day = Intensity::flat(86400);
    EXPECT_EQ(day.mass(), 86400U);
    for (u64 tick : {0, 1, 86399}) EXPECT_EQ(day.tick_at(day.mass_before(tick)), tick);
    EXPECT_EQ(day.mass_of({.length = 7, .weight = 3}), 21U);
}

TEST(Intensity, keeps_shares_where_weights_must_be_scaled_down) {
    const u64 hour = 3'600'000'000;  // microseconds
    std::vector<Segment> segments;
    for (u64 i = 0; i < 50 * 8766; ++i) {
        segments.push_back({.length = hour, .weight = 1'000'000 * (1 + i % 24)});
    }
    const auto intensity = Intensity::make(segments);
    ASSERT_TRUE(intensity);
    EXPECT_LT(intensity->mass(), u64{1} << 63);
    EXPECT_GT(intensity->mass(), u64{1} << 61);
    const u64 day = 24 * hour;
    const double first_hour = static_cast<double>(intensity->mass_before(day * 9 + hour) -
                                                  intensity->mass_before(day * 9));
    const double whole_day =
        static_cast<double>(intensity->mass_before(day * 10) - intensity->mass_before(day * 9));
    EXPECT_NEAR(first_hour / whole_day, 1.0 / 300, 1e-5);
    const u64 unit = intensity->mass_of({.length = hour, .weight = 1'000'000});
    EXPECT_NEAR(static_cast<double>(unit) / first_hour, 1, 2e-3);
    for (u64 i = 0; i < 2000; ++i) {
        const u64 tick = bounded(random_at(mix(1), i), intensity->ticks());
        EXPECT_EQ(intensity->tick_at(intensity->mass_before(tick)), tick);
    }
}

TEST(Intensity, refuses_spans_without_weight_or_end) {
    const std::vector<Segment> closed = {{.length = 9, .weight = 0}, {.length = 0, .weight = 5}};
    EXPECT_EQ(Intensity::make(closed).error().cause, "no_weight");
    const std::vector<Segment> endless = {{.length = u64{1} << 61, .weight = 1}};
    EXPECT_EQ(Intensity::make(endless).error().cause, "span_too_long");
}

}  // namespace
}  // namespace rowsmith
