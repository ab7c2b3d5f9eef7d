// The civil calendar in integers: proleptic Gregorian, no leap seconds, no time zones.
//
//   date      days since 1970-01-01
//   time      microseconds since midnight
//   datetime  microseconds since 1970-01-01T00:00:00
//   duration  microseconds
//
// Days are turned into years with eras of 400 years (146,097 days) that start on 1 March, so that
// the leap day is the last of its year. Texts of moments: column/moment_text.h.
#pragma once
#include "base/integers.h"

namespace rowsmith {

inline constexpr i64 us_per_ms = 1'000;
inline constexpr i64 us_per_second = 1'000'000;
inline constexpr i64 us_per_minute = 60 * us_per_second;
inline constexpr i64 us_per_hour = 60 * us_per_minute;
inline constexpr i64 us_per_day = 24 * us_per_hour;
inline constexpr i64 us_per_week = 7 * us_per_day;

struct CivilDate {
    i32 year = 1970;
    i32 month = 1;  // 1 to 12
    i32 day = 1;    // 1 to 31
    bool operator==(const CivilDate&) const = default;
};

// Rounds towards minus infinity. Require: divisor > 0.
constexpr i64 floor_divide(i64 number, i64 divisor) {
    return number / divisor - (number % divisor < 0 ? 1 : 0);
}
constexpr i64 floor_modulo(i64 number, i64 divisor) {
    const i64 rest = number % divisor;
    return rest < 0 ? rest + divisor : rest;
}

constexpr bool is_leap_year(i64 year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr i32 days_in_month(i64 year, i32 month) {
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Any year of 32 bits; the month and day must exist.
constexpr i64 days_from_civil(CivilDate date) {
    const i64 year = i64{date.year} - (date.month <= 2 ? 1 : 0);
    const i64 era = floor_divide(year, 400);
    const i64 year_of_era = year - era * 400;
    const i64 month = (date.month + 9) % 12;  // March = 0
    const i64 day_of_year = (153 * month + 2) / 5 + date.day - 1;
    const i64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

constexpr i64 days_from_civil(i32 year, i32 month, i32 day) {
    return days_from_civil(CivilDate{.year = year, .month = month, .day = day});
}

// Any day whose year fits into 32 bits.
constexpr CivilDate civil_from_days(i64 days) {
    const i64 shifted = days + 719'468;
    const i64 era = floor_divide(shifted, 146'097);
    const i64 day_of_era = shifted - era * 146'097;
    const i64 year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const i64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const i64 month = (5 * day_of_year + 2) / 153;  // March = 0
    const i64 day = day_of_year - (153 * month + 2) / 5 + 1;
    const i64 civil_month = month < 10 ? month + 3 : month - 9;
    const i64 year = year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0);
    return {.year = static_cast<i32>(year),
            .month = static_cast<i32>(civil_month),
            .day = static_cast<i32>(day)};
}

// The dates that have four digits for the year: 0001-01-01 to 9999-12-31. All moments of a schema
// lie in it.
inline constexpr i64 first_day = days_from_civil(1, 1, 1);
inline constexpr i64 last_day = days_from_civil(9999, 12, 31);
inline constexpr i64 first_us = first_day * us_per_day;
inline constexpr i64 last_us = (last_day + 1) * us_per_day - 1;

// Monday = 1 … Sunday = 7.
constexpr i32 weekday_of(i64 days) { return static_cast<i32>(floor_modulo(days + 3, 7)) + 1; }

// 1 to 366.
constexpr i32 day_of_year(i64 days) {
    const CivilDate date = civil_from_days(days);
    return static_cast<i32>(days - days_from_civil(date.year, 1, 1)) + 1;
}

constexpr i64 day_of(i64 datetime_us) { return floor_divide(datetime_us, us_per_day); }
constexpr i64 time_of_day(i64 datetime_us) { return floor_modulo(datetime_us, us_per_day); }

// The same day of the month `months` later, or the last day of that month where it is shorter:
// 31 January + 1 = 28 or 29 February.
constexpr i64 add_months(i64 days, i64 months) {
    const CivilDate from = civil_from_days(days);
    const i64 total = i64{from.year} * 12 + (from.month - 1) + months;
    const i32 year = static_cast<i32>(floor_divide(total, 12));
    const i32 month = static_cast<i32>(floor_modulo(total, 12)) + 1;
    const i32 most = days_in_month(year, month);
    return days_from_civil(year, month, from.day < most ? from.day : most);
}

// Whole months from datetime a to datetime b (microseconds): the largest n with
// add_months(a, n) <= b, the time of day kept; for b < a the negative of the other way round.
constexpr i64 whole_months(i64 from_us, i64 to_us) {
    if (to_us < from_us) return -whole_months(to_us, from_us);
    const CivilDate from = civil_from_days(day_of(from_us));
    const CivilDate to = civil_from_days(day_of(to_us));
    const i64 months = (i64{to.year} - from.year) * 12 + (to.month - from.month);
    const i64 reached = add_months(day_of(from_us), months) * us_per_day + time_of_day(from_us);
    return reached > to_us ? months - 1 : months;
}

}  // namespace rowsmith
