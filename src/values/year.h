// Days of the Gregorian calendar as numbers since 1970-01-01; zones and holidays need no more.
#pragma once
#include "base/integers.h"

namespace rowsmith::values {

constexpr i64 day_number(i32 year, i32 month, i32 day) {
    const i64 y = year - (month <= 2 ? 1 : 0);
    const i64 era = (y >= 0 ? y : y - 399) / 400;
    const i64 of_era = y - era * 400;
    const i64 of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

// 0 is Sunday, as in POSIX zone rules.
constexpr i32 weekday_of(i64 day) { return static_cast<i32>(((day + 4) % 7 + 7) % 7); }

constexpr i32 year_of(i64 day) {
    i32 year = static_cast<i32>(1970 + day / 366);
    while (day_number(year + 1, 1, 1) <= day) year++;
    while (day_number(year, 1, 1) > day) year--;
    return year;
}

// Easter Sunday of the western churches, by the Gregorian computus.
constexpr i64 easter(i32 year) {
    const i32 golden_number = year % 19;
    const i32 century = year / 100;
    const i32 moon =
        (century - century / 4 - (8 * century + 13) / 25 + 19 * golden_number + 15) % 30;
    const i32 shift = moon / 28 * (1 - 29 / (moon + 1) * ((21 - golden_number) / 11));
    const i32 full_moon = moon - shift;
    const i32 weekday = (year + year / 4 + full_moon + 2 - century + century / 4) % 7;
    return day_number(year, 3, 28) + full_moon - weekday;
}

}  // namespace rowsmith::values
