#include "values/zone.h"

#include <gtest/gtest.h>

#include "values/year.h"

namespace rowsmith::values {
namespace {

constexpr i64 hour = 3600;

i64 at(i32 year, i32 month, i32 day, i64 hours, i64 minutes = 0) {
    return day_number(year, month, day) * 86'400 + hours * hour + minutes * 60;
}

i32 offset(std::string_view name, i64 utc) { return (*zone(name))->offset_at(utc); }

TEST(Zone, knows_offsets_of_past_and_future) {
    EXPECT_EQ(offset("Europe/Berlin", at(2026, 1, 15, 12)), 3600);
    EXPECT_EQ(offset("Europe/Berlin", at(2026, 7, 15, 12)), 7200);
    EXPECT_EQ(offset("Europe/Berlin", at(2026, 3, 29, 0, 59)), 3600);
    EXPECT_EQ(offset("Europe/Berlin", at(2026, 3, 29, 1)), 7200);
    EXPECT_EQ(offset("Europe/Berlin", at(2026, 10, 25, 0, 59)), 7200);
    EXPECT_EQ(offset("Europe/Berlin", at(2026, 10, 25, 1)), 3600);
    EXPECT_EQ(offset("America/New_York", at(2099, 7, 1, 0)), -4 * 3600);
    EXPECT_EQ(offset("America/New_York", at(2099, 12, 1, 0)), -5 * 3600);
    EXPECT_EQ(offset("Asia/Kolkata", at(2026, 5, 1, 0)), 19'800);
    EXPECT_EQ(offset("Asia/Tokyo", at(2026, 5, 1, 0)), 9 * 3600);
    EXPECT_EQ(offset("Australia/Sydney", at(2060, 1, 1, 0)), 11 * 3600);
    EXPECT_EQ(offset("Australia/Sydney", at(2060, 7, 1, 0)), 10 * 3600);
    EXPECT_EQ(offset("America/Sao_Paulo", at(2026, 1, 1, 0)), -3 * 3600);
    EXPECT_EQ(offset("Europe/Istanbul", at(2026, 1, 1, 0)), 3 * 3600);
    EXPECT_EQ(offset("UTC", at(2026, 1, 1, 0)), 0);
    EXPECT_EQ(offset("America/Nuuk", at(2050, 7, 1, 0)), -3600);
}

TEST(Zone, moves_a_skipped_local_time_forward) {
    const Zone& berlin = **zone("Europe/Berlin");
    EXPECT_EQ(berlin.to_utc(at(2026, 3, 29, 1, 59)), at(2026, 3, 29, 0, 59));
    EXPECT_EQ(berlin.to_utc(at(2026, 3, 29, 2, 30)), at(2026, 3, 29, 1, 30));
    EXPECT_EQ(berlin.to_local(at(2026, 3, 29, 1, 30)), at(2026, 3, 29, 3, 30));
    EXPECT_EQ(berlin.to_utc(at(2026, 3, 29, 3)), at(2026, 3, 29, 1));
}

TEST(Zone, takes_the_earlier_of_a_local_time_that_comes_twice) {
    const Zone& berlin = **zone("Europe/Berlin");
    EXPECT_EQ(berlin.to_utc(at(2026, 10, 25, 1, 59)), at(2026, 10, 24, 23, 59));
    EXPECT_EQ(berlin.to_utc(at(2026, 10, 25, 2, 30)), at(2026, 10, 25, 0, 30));
    EXPECT_EQ(berlin.to_utc(at(2026, 10, 25, 3)), at(2026, 10, 25, 2));
}

TEST(Zone, gives_every_zone_a_sane_offset_and_way_back) {
    ASSERT_GT(zone_names().size(), 400u);
    for (const std::string& name : zone_names()) {
        const auto found = zone(name);
        ASSERT_TRUE(found) << name;
        for (i64 utc = at(1975, 1, 1, 7); utc < at(2120, 1, 1, 0); utc += 71 * 86'400) {
            const i32 east = (*found)->offset_at(utc);
            ASSERT_LE(std::abs(east), 15 * 3600) << name;
            const i64 back = (*found)->to_utc(utc + east);
            ASSERT_EQ((*found)->to_local(back), utc + east) << name << " " << utc;
        }
    }
}

TEST(Zone, follows_aliases_and_refuses_what_it_does_not_know) {
    EXPECT_EQ((*zone("Asia/Calcutta"))->name(), "Asia/Kolkata");
    const auto found = zone("Europe/Berlim");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().cause, "unknown_zone");
    EXPECT_EQ(found.error().fix, "write 'Europe/Berlin'");
}

TEST(Year, counts_days_and_weekdays) {
    EXPECT_EQ(day_number(1970, 1, 1), 0);
    EXPECT_EQ(day_number(2000, 3, 1), 11'017);
    EXPECT_EQ(weekday_of(day_number(2026, 11, 22)), 0);
    EXPECT_EQ(year_of(day_number(1969, 12, 31)), 1969);
    EXPECT_EQ(year_of(day_number(2400, 12, 31)), 2400);
}

TEST(Year, knows_easter) {
    EXPECT_EQ(easter(2024), day_number(2024, 3, 31));
    EXPECT_EQ(easter(2025), day_number(2025, 4, 20));
    EXPECT_EQ(easter(2026), day_number(2026, 4, 5));
    EXPECT_EQ(easter(2038), day_number(2038, 4, 25));
    EXPECT_EQ(easter(1818), day_number(1818, 3, 22));
    EXPECT_EQ(easter(1981), day_number(1981, 4, 19));
    EXPECT_EQ(easter(1954), day_number(1954, 4, 18));
}

}  // namespace
}  // namespace rowsmith::values
