#include "column/moment.h"

#include <gtest/gtest.h>

#include "column/moment_format.h"
#include "column/moment_text.h"

namespace rowsmith {
namespace {

i64 day(i32 year, i32 month, i32 of_month) { return days_from_civil(year, month, of_month); }

TEST(Moment, counts_days_from_1970) {
    EXPECT_EQ(day(1970, 1, 1), 0);
    EXPECT_EQ(day(2000, 3, 1), 11017);
    EXPECT_EQ(day(1969, 12, 31), -1);
    EXPECT_EQ(day(1, 1, 1), -719162);
}

TEST(Moment, turns_every_day_of_800_years_back_and_forth) {
    CivilDate date{.year = 1600, .month = 1, .day = 1};
    for (i64 days = day(1600, 1, 1); days < day(2400, 1, 1); days++) {
        ASSERT_EQ(civil_from_days(days), date);
        ASSERT_EQ(days_from_civil(date), days);
        if (++date.day <= days_in_month(date.year, date.month)) continue;
        date.day = 1;
        if (++date.month > 12) date.month = 1, date.year++;
    }
}

TEST(Moment, knows_the_weekday) {
    EXPECT_EQ(weekday_of(0), 4);                  // a Thursday
    EXPECT_EQ(weekday_of(day(2026, 6, 29)), 1);   // a Monday
    EXPECT_EQ(weekday_of(day(1899, 12, 31)), 7);  // a Sunday
}

TEST(Moment, adds_months_to_the_last_day_where_the_month_is_shorter) {
    EXPECT_EQ(add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
    EXPECT_EQ(add_months(day(2023, 1, 31), 1), day(2023, 2, 28));
    EXPECT_EQ(add_months(day(2024, 3, 31), -1), day(2024, 2, 29));
    EXPECT_EQ(add_months(day(2024, 12, 15), 1), day(2025, 1, 15));
    EXPECT_EQ(add_months(day(2024, 1, 15), -13), day(2022, 12, 15));
}

TEST(Moment, counts_whole_months) {
    const auto at = [](i32 y, i32 m, i32 d, i64 us = 0) { return day(y, m, d) * us_per_day + us; };
    EXPECT_EQ(whole_months(at(2024, 1, 15), at(2024, 2, 14)), 0);
    EXPECT_EQ(whole_months(at(2024, 1, 15), at(2024, 2, 15)), 1);
    EXPECT_EQ(whole_months(at(2024, 1, 15, 5), at(2024, 2, 15, 4)), 0);
    EXPECT_EQ(whole_months(at(2024, 1, 31), at(2024, 2, 29)), 1);
    EXPECT_EQ(whole_months(at(2024, 2, 15), at(2024, 1, 15)), -1);
    EXPECT_EQ(whole_months(at(2000, 2, 29), at(2026, 2, 28)), 26 * 12);
}

TEST(MomentText, reads_iso_dates_and_refuses_days_that_do_not_exist) {
    EXPECT_EQ(parse_date("2026-06-30"), day(2026, 6, 30));
    EXPECT_EQ(parse_date("0001-01-01"), first_day);
    for (const char* bad : {"2026-6-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01",
                            "2026-06-30 ", "", "20260630"})
        EXPECT_FALSE(parse_date(bad)) << bad;
}

TEST(MomentText, reads_times_and_offsets) {
    EXPECT_EQ(parse_time("14:00"), 14 * us_per_hour);
    EXPECT_EQ(parse_time("23:59:59.25"), us_per_day - 750'000);
    EXPECT_FALSE(parse_time("24:00"));
    EXPECT_FALSE(parse_time("14:00:00.1234567"));
    const auto moment = parse_moment("2026-06-30T14:00:00.5+02:00");
    ASSERT_TRUE(moment);
    EXPECT_TRUE(moment->has_time && moment->has_offset);
    EXPECT_EQ(datetime_text(moment->us), "2026-06-30T14:00:00.5");
    EXPECT_EQ(datetime_text(moment->utc_us()), "2026-06-30T12:00:00.5");
    EXPECT_EQ(parse_moment("2026-06-30T00:00Z")->offset_minutes, 0);
    EXPECT_EQ(parse_moment("2026-06-30 00:00-0330")->offset_minutes, -210);
    EXPECT_FALSE(parse_moment("2026-06-30")->has_time);
    EXPECT_FALSE(parse_moment("2026-06-30T"));
    EXPECT_FALSE(parse_moment("2026-06-30T10:00x"));
}

TEST(MomentText, reads_and_prints_durations) {
    EXPECT_EQ(parse_duration("90 s"), 90 * us_per_second);
    EXPECT_EQ(parse_duration("1.5 d"), 36 * us_per_hour);
    EXPECT_EQ(parse_duration("-3h"), -3 * us_per_hour);
    EXPECT_EQ(parse_duration("0.0025 ms"), 2);  // 2.5 us, half to even
    for (const char* bad : {"1 month", "s", "1. s", "1..5 s", "99999999999999 w", "1", ""})
        EXPECT_FALSE(parse_duration(bad)) << bad;
    for (const char* text : {"36 h", "1 d", "-250 ms", "0 s", "90 s", "2 w", "7 us", "5 min"})
        EXPECT_EQ(duration_text(*parse_duration(text)), text);
}

std::string formatted(const char* format, i64 us, i32 offset = 0) {
    std::string text;
    const auto made = MomentFormat::parse(format, {});
    if (!made) return made.error().cause;
    made->append(text, us, offset);
    EXPECT_LE(text.size(), made->bytes_max());
    return text;
}

TEST(MomentFormat, writes_each_directive) {
    const i64 us = parse_moment("2026-06-03T15:04:05.067089")->us;
    EXPECT_EQ(formatted("%Y-%m-%d %H:%M:%S.%f%z", us, 120), "2026-06-03 15:04:05.067089+0200");
    EXPECT_EQ(formatted("%FT%T.%L%:z", us, -570), "2026-06-03T15:04:05.067-09:30");
    EXPECT_EQ(formatted("%a %A %b %B %e %y %j %u %I%p %%", us),
              "Wed Wednesday Jun June 3 26 154 3 03PM %");
    EXPECT_EQ(formatted("%s", us, 60), "1780495445");
    EXPECT_EQ(formatted("%q", us), "unknown_directive");
    EXPECT_EQ(formatted("100%", us), "unknown_directive");
}

TEST(MomentFormat, reads_what_it_writes) {
    const i64 us = parse_moment("2026-06-03T15:04:05.067089")->us;
    for (const char* format : {"%Y-%m-%d %H:%M:%S.%f%z", "%d.%m.%y %I:%M:%S.%f %p", "%s %f",
                               "%A, %e %B %Y %T.%f", "%Y/%j %T.%f"}) {
        const auto made = MomentFormat::parse(format, {});
        const auto read = made->read(formatted(format, us));
        ASSERT_TRUE(read) << format;
        EXPECT_EQ(read->us, us) << format;
    }
    const auto date = MomentFormat::parse("%d.%m.%Y", {});
    EXPECT_FALSE(date->read("31.02.2026"));
    EXPECT_FALSE(date->read("1.02.2026"));
    EXPECT_FALSE(date->read("01.02.2026x"));
    EXPECT_FALSE(MomentFormat::parse("%a %d.%m.%Y", {})->read("Mon 30.06.2026"));
}

}  // namespace
}  // namespace rowsmith
