// Moments and durations as text: ISO 8601 read and written, and the durations of the schema
// language (`90 s`, `1.5 d`). Formats of the user's own are in column/moment_format.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "column/moment.h"

namespace rowsmith {

// What a text said. Without a time of day `us` is the first instant of the date. `us` is the time
// as written; subtract the offset to get UTC.
struct MomentText {
    i64 us = 0;  // since 1970-01-01T00:00:00
    bool has_time = false;
    bool has_offset = false;  // Z or ±hh:mm was written
    i32 offset_minutes = 0;

    i64 days() const { return day_of(us); }
    i64 utc_us() const { return us - offset_minutes * us_per_minute; }
};

// "2026-06-30": days. Years 0001 to 9999, nothing around it.
std::optional<i64> parse_date(std::string_view text);

// "14:00", "14:00:05", "14:00:05.25": microseconds since midnight.
std::optional<i64> parse_time(std::string_view text);

// A date, or a date and a time joined by `T` or a blank, then nothing, `Z`, `+02`, `+0200` or
// `+02:00`.
std::optional<MomentText> parse_moment(std::string_view text);

// "90 s", "1.5 d", "-3 h", "250ms": microseconds, rounded half even. Units us ms s min h d w.
std::optional<i64> parse_duration(std::string_view text);

// The microseconds of a unit's name, 0 for another word.
i64 duration_unit_us(std::string_view unit);

// Digits behind the second that a resolution needs: 0 for whole seconds, 3 for 1 ms, 6 for 1 us.
i32 fraction_digits(i64 resolution_us);

// "2026-06-30", "14:00:05", "2026-06-30T14:00:05" with `digits` (0 to 6) behind the second.
void append_date(std::string& text, i64 days);
void append_time(std::string& text, i64 us, i32 digits);
void append_datetime(std::string& text, i64 us, i32 digits);

// "Z" for 0, else "+02:00".
void append_offset(std::string& text, i32 offset_minutes);

// With the fewest digits behind the second that lose nothing.
std::string date_text(i64 days);
std::string time_text(i64 us);
std::string datetime_text(i64 us);

// In the largest unit that divides it: "36 h", "1 d", "-250 ms", "0 s". Reads back as the same.
std::string duration_text(i64 us);

}  // namespace rowsmith
