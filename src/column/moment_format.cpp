#include "column/moment_format.h"

#include <array>
#include <span>

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};
constexpr std::string_view directives = "YymdebBaAujHIpMSfLzs";
constexpr size_t format_bytes_max = 200;

u32 width_of(char directive) {
    switch (directive) {
        case 'Y':
            return 4;
        case 'j':
        case 'L':
        case 'b':
        case 'a':
            return 3;
        case 'B':
        case 'A':
            return 9;
        case 'u':
            return 1;
        case 'f':
        case ':':
            return 6;
        case 'z':
            return 5;
        case 's':
            return 12;
        default:
            return 2;
    }
}

void append_padded(std::string& text, i64 number, u32 width) {
    const std::string digits = std::to_string(number);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

// The parts of a moment, both ways.
struct Parts {
    CivilDate date = {};
    i64 days = 0;
    i64 hour = 0, minute = 0, second = 0, us = 0;
    i64 weekday = 0, year_day = 0;  // 0: not read
    i64 half = -1;                  // 0 AM, 1 PM, -1 not read
    i64 epoch_s = INT64_MIN;
    i32 offset_minutes = 0;
    bool has_time = false, has_offset = false;
};

Parts parts_of(i64 us, i32 offset_minutes) {
    Parts parts;
    parts.days = day_of(us);
    parts.date = civil_from_days(parts.days);
    const i64 time = time_of_day(us);
    parts.hour = time / us_per_hour;
    parts.minute = time / us_per_minute % 60;
    parts.second = time / us_per_second % 60;
    parts.us = time % us_per_second;
    parts.weekday = weekday_of(parts.days);
    parts.epoch_s = floor_divide(us, us_per_second) - offset_minutes * i64{60};
    parts.offset_minutes = offset_minutes;
    return parts;
}

i64 number_of(const Parts& parts, char directive) {
    switch (directive) {
        case 'Y':
            return parts.date.year;
        case 'y':
            return parts.date.year % 100;
        case 'm':
            return parts.date.month;
        case 'd':
            return parts.date.day;
        case 'u':
            return parts.weekday;
        case 'j':
            return day_of_year(parts.days);
        case 'H':
            return parts.hour;
        case 'I':
            return (parts.hour + 11) % 12 + 1;
        case 'M':
            return parts.minute;
        case 'S':
            return parts.second;
        case 'L':
            return parts.us / us_per_ms;
        default:
            return parts.us;  // 'f'
    }
}

void append_part(std::string& text, const Parts& parts, char directive) {
    const auto month = static_cast<size_t>(parts.date.month - 1);
    const auto weekday = static_cast<size_t>(parts.weekday - 1);
    const i32 minutes = parts.offset_minutes < 0 ? -parts.offset_minutes : parts.offset_minutes;
    switch (directive) {
        case 'b':
            text += months[month].substr(0, 3);
            break;
        case 'B':
            text += months[month];
            break;
        case 'a':
            text += weekdays[weekday].substr(0, 3);
            break;
        case 'A':
            text += weekdays[weekday];
            break;
        case 'e':
            text += std::to_string(parts.date.day);
            break;
        case 'p':
            text += parts.hour < 12 ? "AM" : "PM";
            break;
        case 's':
            text += std::to_string(parts.epoch_s);
            break;
        case 'z':
        case ':':
            text += parts.offset_minutes < 0 ? '-' : '+';
            append_padded(text, minutes / 60, 2);
            if (directive == ':') text += ':';
            append_padded(text, minutes % 60, 2);
            break;
        default:
            append_padded(text, number_of(parts, directive), width_of(directive));
    }
}

// Takes up to `most` digits, at least `least`, from the front.
bool take_number(std::string_view& text, size_t least, size_t most, i64& number) {
    size_t count = 0;
    for (number = 0; count < most && count < text.size(); count++) {
        if (text[count] < '0' || text[count] > '9') break;
        number = number * 10 + (text[count] - '0');
    }
    text.remove_prefix(count);
    return count >= least;
}

bool take_name(std::string_view& text, std::span<const std::string_view> names, bool is_short,
               i64& number) {
    for (size_t i = 0; i < names.size(); i++) {
        const std::string_view name = is_short ? names[i].substr(0, 3) : names[i];
        if (!text.starts_with(name)) continue;
        text.remove_prefix(name.size());
        number = static_cast<i64>(i) + 1;
        return true;
    }
    return false;
}

bool take_offset(std::string_view& text, Parts& parts) {
    parts.has_offset = true;
    if (text.starts_with('Z')) {
        text.remove_prefix(1);
        return true;
    }
    if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
    const i32 sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
    i64 hours = 0, minutes = 0;
    if (!take_number(text, 2, 2, hours)) return false;
    if (text.starts_with(':')) text.remove_prefix(1);
    if (!take_number(text, 2, 2, minutes) || hours > 18 || minutes > 59) return false;
    parts.offset_minutes = sign * static_cast<i32>(hours * 60 + minutes);
    return true;
}

bool take_epoch(std::string_view& text, Parts& parts) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (!take_number(text, 1, 12, parts.epoch_s)) return false;
    if (negative) parts.epoch_s = -parts.epoch_s;
    return parts.has_time = true;
}

bool take_half(std::string_view& text, Parts& parts) {
    if (!text.starts_with("AM") && !text.starts_with("PM")) return false;
    parts.half = text[0] == 'P' ? 1 : 0;
    text.remove_prefix(2);
    return true;
}

// Stores a number that was read; false when no moment can have it.
bool store(Parts& parts, char directive, i64 number) {
    const auto within = [number](i64 low, i64 high) { return number >= low && number <= high; };
    switch (directive) {
        case 'Y':
            parts.date.year = static_cast<i32>(number);
            return within(1, 9999);
        case 'y':
            parts.date.year = static_cast<i32>(number + (number < 69 ? 2000 : 1900));
            return true;
        case 'm':
            parts.date.month = static_cast<i32>(number);
            return within(1, 12);
        case 'd':
        case 'e':
            parts.date.day = static_cast<i32>(number);
            return within(1, 31);
        case 'u':
            parts.weekday = number;
            return within(1, 7);
        case 'j':
            parts.year_day = number;
            return within(1, 366);
        default:
            break;
    }
    parts.has_time = true;
    switch (directive) {
        case 'H':
            parts.hour = number;
            return within(0, 23);
        case 'I':
            parts.hour = number % 12;
            return within(1, 12);
        case 'M':
            parts.minute = number;
            return within(0, 59);
        case 'S':
            parts.second = number;
            return within(0, 59);
        case 'L':
            parts.us = number * us_per_ms;
            return true;
        default:
            parts.us = number;
            return true;
    }
}

bool take_part(std::string_view& text, Parts& parts, char directive) {
    i64 number = 0;
    switch (directive) {
        case 'b':
        case 'B':
            if (!take_name(text, months, directive == 'b', number)) return false;
            return store(parts, 'm', number);
        case 'a':
        case 'A':
            if (!take_name(text, weekdays, directive == 'a', number)) return false;
            return store(parts, 'u', number);
        case 'p':
            return take_half(text, parts);
        case 'z':
        case ':':
            return take_offset(text, parts);
        case 's':
            return take_epoch(text, parts);
        default: {
            const size_t width = width_of(directive);
            if (!take_number(text, directive == 'e' ? 1 : width, width, number)) return false;
            return store(parts, directive, number);
        }
    }
}

// The moment of all parts, if they agree.
std::optional<MomentText> moment_of(Parts& parts) {
    if (parts.half >= 0) parts.hour = parts.hour % 12 + 12 * parts.half;
    if (parts.date.day > days_in_month(parts.date.year, parts.date.month)) return std::nullopt;
    i64 days = days_from_civil(parts.date);
    if (parts.year_day > 0) {
        if (parts.year_day == 366 && !is_leap_year(parts.date.year)) return std::nullopt;
        days = days_from_civil(parts.date.year, 1, 1) + parts.year_day - 1;
    }
    if (parts.weekday > 0 && parts.epoch_s == INT64_MIN && weekday_of(days) != parts.weekday)
        return std::nullopt;
    MomentText moment{.has_time = parts.has_time,
                      .has_offset = parts.has_offset,
                      .offset_minutes = parts.offset_minutes};
    moment.us = days * us_per_day + parts.hour * us_per_hour + parts.minute * us_per_minute +
                parts.second * us_per_second + parts.us;
    if (parts.epoch_s != INT64_MIN)
        moment.us = (parts.epoch_s + parts.offset_minutes * i64{60}) * us_per_second + parts.us;
    if (moment.us < first_us || moment.us > last_us) return std::nullopt;
    return moment;
}

Error unknown_directive(std::string_view directive, const Place& place) {
    return {.code = ErrorCode::invalid_schema,
            .cause = "unknown_directive",
            .message = "the format has '" + std::string(directive) + "'",
            .place = place,
            .expected =
                "one of %Y %y %m %d %e %b %B %a %A %u %j %H %I %p %M %S %f %L %z %:z %s %F "
                "%T %%",
            .fix = "write %% for a percent sign"};
}

}  // namespace

Result<MomentFormat> MomentFormat::parse(std::string_view format, const Place& place) {
    if (format.size() > format_bytes_max)
        return fail({.code = ErrorCode::limit,
                     .cause = "format_too_long",
                     .message = "the format has " + std::to_string(format.size()) + " bytes",
                     .place = place,
                     .expected = "at most " + std::to_string(format_bytes_max),
                     .fix = "shorten it"});
    std::string whole;  // %F and %T spelled out
    for (size_t i = 0; i < format.size(); i++) {
        const bool pair = format[i] == '%' && i + 1 < format.size();
        if (pair && format[i + 1] == 'F')
            whole += "%Y-%m-%d";
        else if (pair && format[i + 1] == 'T')
            whole += "%H:%M:%S";
        else
            whole += format.substr(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
    }
    MomentFormat result;
    const auto literal = [&](char c) {
        if (result.steps_.empty() || result.steps_.back().directive != 'l')
            result.steps_.push_back({.directive = 'l', .literal = {}});
        result.steps_.back().literal += c;
        result.bytes_max_++;
    };
    for (size_t i = 0; i < whole.size(); i++) {
        if (whole[i] != '%') {
            literal(whole[i]);
            continue;
        }
        const std::string_view rest = std::string_view(whole).substr(++i);
        if (rest.starts_with('%')) {
            literal('%');
            continue;
        }
        const bool colon = rest.starts_with(":z");
        if (!colon && (rest.empty() || directives.find(rest[0]) == std::string_view::npos))
            return fail(unknown_directive("%" + std::string(rest.substr(0, 1)), place));
        result.steps_.push_back({.directive = rest[0], .literal = {}});
        result.bytes_max_ += width_of(rest[0]);
        i += colon ? 1 : 0;
    }
    return result;
}

void MomentFormat::append(std::string& text, i64 us, i32 offset_minutes) const {
    const Parts parts = parts_of(us, offset_minutes);
    for (const Step& step : steps_) {
        if (step.directive == 'l')
            text += step.literal;
        else
            append_part(text, parts, step.directive);
    }
}

std::optional<MomentText> MomentFormat::read(std::string_view text) const {
    Parts parts;
    for (const Step& step : steps_) {
        if (step.directive != 'l') {
            if (!take_part(text, parts, step.directive)) return std::nullopt;
            continue;
        }
        if (!text.starts_with(step.literal)) return std::nullopt;
        text.remove_prefix(step.literal.size());
    }
    if (!text.empty()) return std::nullopt;
    return moment_of(parts);
}

}  // namespace rowsmith
