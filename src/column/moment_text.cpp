#include "column/moment_text.h"

#include <array>
#include <utility>

namespace rowsmith {

namespace {

// Reads from the front of a text; every step says whether it went well.
struct Reader {
    std::string_view rest;

    bool done() const { return rest.empty(); }
    bool at_digit() const { return !rest.empty() && rest[0] >= '0' && rest[0] <= '9'; }
    bool take(char c) {
        if (rest.empty() || rest[0] != c) return false;
        rest.remove_prefix(1);
        return true;
    }
    bool digits(size_t count, i32& number) {
        if (rest.size() < count) return false;
        number = 0;
        for (size_t i = 0; i < count; i++) {
            if (!at_digit()) return false;
            number = number * 10 + (rest[0] - '0');
            rest.remove_prefix(1);
        }
        return true;
    }
};

bool read_date(Reader& from, i64& days) {
    CivilDate date;
    if (!from.digits(4, date.year) || !from.take('-') || !from.digits(2, date.month) ||
        !from.take('-') || !from.digits(2, date.day))
        return false;
    if (date.year < 1 || date.month < 1 || date.month > 12) return false;
    if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return false;
    days = days_from_civil(date);
    return true;
}

// One to six digits behind the point; more are refused, they would be lost.
bool read_fraction(Reader& from, i64& us) {
    i64 unit = us_per_second / 10;
    us = 0;
    if (!from.at_digit()) return false;
    for (; from.at_digit(); unit /= 10) {
        if (unit == 0) return false;
        us += (from.rest[0] - '0') * unit;
        from.rest.remove_prefix(1);
    }
    return true;
}

bool read_time(Reader& from, i64& us) {
    i32 hour = 0, minute = 0, second = 0;
    i64 fraction = 0;
    if (!from.digits(2, hour) || !from.take(':') || !from.digits(2, minute)) return false;
    if (from.take(':')) {
        if (!from.digits(2, second)) return false;
        if (from.take('.') && !read_fraction(from, fraction)) return false;
    }
    if (hour > 23 || minute > 59 || second > 59) return false;
    us = hour * us_per_hour + minute * us_per_minute + second * us_per_second + fraction;
    return true;
}

bool read_offset(Reader& from, MomentText& moment) {
    if (from.done()) return true;
    moment.has_offset = true;
    if (from.take('Z')) return from.done();
    const bool west = !from.rest.empty() && from.rest[0] == '-';
    if (!from.take('+') && !from.take('-')) return false;
    i32 hours = 0, minutes = 0;
    if (!from.digits(2, hours)) return false;
    if (!from.done()) {
        (void)from.take(':');
        if (!from.digits(2, minutes)) return false;
    }
    if (hours > 18 || minutes > 59) return false;
    moment.offset_minutes = (hours * 60 + minutes) * (west ? -1 : 1);
    return from.done();
}

void append_digits(std::string& text, i64 number, i32 width) {
    char buffer[20];
    for (i32 i = width - 1; i >= 0; i--) {
        buffer[i] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
    text.append(buffer, static_cast<size_t>(width));
}

constexpr std::array<std::pair<std::string_view, i64>, 7> units = {{{"w", us_per_week},
                                                                    {"d", us_per_day},
                                                                    {"h", us_per_hour},
                                                                    {"min", us_per_minute},
                                                                    {"s", us_per_second},
                                                                    {"ms", us_per_ms},
                                                                    {"us", 1}}};

i32 needed_digits(i64 us) {
    i32 digits = 6;
    for (i64 fraction = floor_modulo(us, us_per_second); digits > 0 && fraction % 10 == 0;
         fraction /= 10)
        digits--;
    return digits;
}

}  // namespace

std::optional<i64> parse_date(std::string_view text) {
    Reader from{text};
    i64 days = 0;
    if (!read_date(from, days) || !from.done()) return std::nullopt;
    return days;
}

std::optional<i64> parse_time(std::string_view text) {
    Reader from{text};
    i64 us = 0;
    if (!read_time(from, us) || !from.done()) return std::nullopt;
    return us;
}

std::optional<MomentText> parse_moment(std::string_view text) {
    Reader from{text};
    MomentText moment;
    i64 days = 0, us = 0;
    if (!read_date(from, days)) return std::nullopt;
    if (from.take('T') || from.take(' ')) {
        moment.has_time = true;
        if (!read_time(from, us) || !read_offset(from, moment)) return std::nullopt;
    }
    if (!from.done()) return std::nullopt;
    moment.us = days * us_per_day + us;
    return moment;
}

i64 duration_unit_us(std::string_view unit) {
    for (const auto& [name, us] : units)
        if (name == unit) return us;
    return 0;
}

std::optional<i64> parse_duration(std::string_view text) {
    Reader from{text};
    const bool negative = from.take('-');
    i128 number = 0, divisor = 1;
    if (!from.at_digit()) return std::nullopt;
    for (bool behind_point = false;;) {
        if (from.at_digit()) {
            if (number > INT64_MAX / 10 || divisor > INT64_MAX / 10) return std::nullopt;
            number = number * 10 + (from.rest[0] - '0');
            if (behind_point) divisor *= 10;
            from.rest.remove_prefix(1);
        } else if (behind_point || !from.take('.')) {
            break;
        } else if (behind_point = true; !from.at_digit()) {
            return std::nullopt;
        }
    }
    while (from.take(' ')) {
    }
    const i64 unit = duration_unit_us(from.rest);
    if (unit == 0) return std::nullopt;
    const i128 product = number * unit;
    i128 us = product / divisor;
    const i128 twice = (product % divisor) * 2;
    if (twice > divisor || (twice == divisor && us % 2 != 0)) us++;
    if (us > INT64_MAX) return std::nullopt;
    return static_cast<i64>(negative ? -us : us);
}

i32 fraction_digits(i64 resolution_us) { return needed_digits(resolution_us); }

void append_date(std::string& text, i64 days) {
    const CivilDate date = civil_from_days(days);
    append_digits(text, date.year, 4);
    text += '-';
    append_digits(text, date.month, 2);
    text += '-';
    append_digits(text, date.day, 2);
}

void append_time(std::string& text, i64 us, i32 digits) {
    append_digits(text, us / us_per_hour, 2);
    text += ':';
    append_digits(text, us / us_per_minute % 60, 2);
    text += ':';
    append_digits(text, us / us_per_second % 60, 2);
    if (digits <= 0) return;
    i64 fraction = us % us_per_second;
    for (i32 i = digits; i < 6; i++) fraction /= 10;
    text += '.';
    append_digits(text, fraction, digits);
}

void append_datetime(std::string& text, i64 us, i32 digits) {
    append_date(text, day_of(us));
    text += 'T';
    append_time(text, time_of_day(us), digits);
}

void append_offset(std::string& text, i32 offset_minutes) {
    if (offset_minutes == 0) {
        text += 'Z';
        return;
    }
    const i32 minutes = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    text += offset_minutes < 0 ? '-' : '+';
    append_digits(text, minutes / 60, 2);
    text += ':';
    append_digits(text, minutes % 60, 2);
}

std::string date_text(i64 days) {
    std::string text;
    append_date(text, days);
    return text;
}

std::string time_text(i64 us) {
    std::string text;
    append_time(text, us, needed_digits(us));
    return text;
}

std::string datetime_text(i64 us) {
    std::string text;
    append_datetime(text, us, needed_digits(us));
    return text;
}

std::string duration_text(i64 us) {
    if (us == 0) return "0 s";
    for (const auto& [name, unit] : units)
        if (us % unit == 0) return std::to_string(us / unit) + " " + std::string(name);
    return {};  // not reached: every number is a multiple of 1 us
}

}  // namespace rowsmith
