#include "random/sorted_times.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "random/streams.h"

namespace rowsmith {
namespace {

std::shared_ptr<const Intensity> intensity_of(const std::vector<Segment>& segments) {
    return std::make_shared<const Intensity>(*Intensity::make(segments));
}

const std::vector<Segment> profile = {{10, 0}, {50, 3}, {7, 0}, {20, 40}, {100, 1}, {5, 0}};

std::vector<u64> times_of(const SortedTimes& times, u64 rows) {
    std::vector<u64> ticks(rows);
    times.range(0, ticks);
    return ticks;
}

TEST(SortedTimes, never_fall_and_give_each_segment_its_share) {
    for (u64 key : {mix(1), mix(2), mix(3)}) {
        for (const auto& segments : {profile, std::vector<Segment>{{1, 1}}, {{0, 5}, {3, 2}}}) {
            const auto intensity = intensity_of(segments);
            for (u64 rows : {1, 2, 10, 333, 2000, 4000}) {
                const auto ticks = times_of(SortedTimes(key, intensity, rows), rows);
                EXPECT_TRUE(std::ranges::is_sorted(ticks));
                u64 start = 0;
                for (const Segment& segment : segments) {
                    const u64 end = start + segment.length;
                    const auto inside = std::ranges::count_if(
                        ticks, [&](u64 tick) { return start <= tick && tick < end; });
                    const double share = static_cast<double>(segment.length * segment.weight) /
                                         static_cast<double>(intensity->mass());
                    EXPECT_LT(
                        std::abs(static_cast<double>(inside) - static_cast<double>(rows) * share),
                        2);
                    if (segment.weight == 0) {
                        EXPECT_EQ(inside, 0);
                    }
                    start = end;
                }
                EXPECT_LT(ticks.back(), start);
            }
        }
    }
}

TEST(SortedTimes, are_the_same_alone_and_in_ranges) {
    const u64 rows = 1'000'000'000'000;
    std::vector<Segment> hours;
    for (u64 hour = 0; hour < 24; ++hour) hours.push_back({3'600'000'000, 7 + hour % 5});
    const SortedTimes times(mix(5), intensity_of(hours), rows);
    for (u64 first : {u64{0}, rows / 2, rows - 100}) {
        std::vector<u64> ticks(100);
        times.range(first, ticks);
        EXPECT_TRUE(std::ranges::is_sorted(ticks));
        for (u64 i = 0; i < 100; ++i) EXPECT_EQ(ticks[i], times.at(first + i));
    }
    const SortedTimes few(mix(5), intensity_of(profile), 77);
    const auto ticks = times_of(few, 77);
    for (u64 row = 0; row < 77; ++row) EXPECT_EQ(ticks[row], few.at(row));
}

TEST(SortedTimes, stay_inside_a_part_of_the_span) {
    const auto intensity = intensity_of(profile);
    const MassSpan part = {intensity->mass_before(30), intensity->mass_before(80)};
    u64 before = 0;
    for (u64 row = 0; row < 9; ++row) {
        const u64 place = stratified_place(part, {.row = row, .rows = 9}, random_at(mix(4), row));
        const u64 tick = intensity->tick_at(place);
        EXPECT_GE(tick, std::max<u64>(before, 30));
        EXPECT_LT(tick, 80U);
        before = tick;
    }
}

}  // namespace
}  // namespace rowsmith
