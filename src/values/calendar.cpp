#include "values/calendar.h"

#include <algorithm>
#include <span>

#include "base/check.h"
#include "base/text.h"
#include "values/pack.h"
#include "values/year.h"

namespace rowsmith::values {

namespace {

template <size_t size>
std::array<double, size> weights(std::span<const std::string_view> lines) {
    CHECK(lines.size() == 1);
    const auto parts = split(lines[0], ' ');
    CHECK(parts.size() == size);
    std::array<double, size> values{};
    for (size_t i = 0; i < size; i++) values[i] = static_cast<double>(number(parts[i]));
    return values;
}

Calendar read_calendar(const std::string& name) {
    const Pack pack(pack_text("calendars/" + name).value());
    return {weights<24>(pack.lines("hours")), weights<7>(pack.lines("weekdays")),
            weights<12>(pack.lines("months"))};
}

i64 day_in(std::string_view month_and_day, i32 year) {
    const auto parts = split(month_and_day, '-');
    CHECK(parts.size() == 2);
    return day_number(year, static_cast<i32>(number(parts[0])), static_cast<i32>(number(parts[1])));
}

i32 weekday_named(std::string_view name) {
    static constexpr std::array<std::string_view, 7> names = {"sun", "mon", "tue", "wed",
                                                              "thu", "fri", "sat"};
    const auto found = std::ranges::find(names, name);
    CHECK(found != names.end());
    return static_cast<i32>(found - names.begin());
}

// Days of March or September from Japan's approximation of the equinoxes, right for 1980 to 2099.
i64 equinox(i32 month, i32 year) {
    const double start = month == 3 ? 20.8431 : 23.2488;
    const double shift = 0.242194 * (year - 1980) - static_cast<double>((year - 1980) / 4);
    return day_number(year, month, static_cast<i32>(start + shift));
}

// One rule: "12-25", "easter+1", "mon 09-01" (the first Monday on or after), "equinox 3".
i64 day_of(std::string_view rule, i32 year) {
    if (rule.starts_with("easter"))
        return easter(year) + (rule.size() == 6 ? 0
                               : rule[6] == '+' ? number(rule.substr(7))
                                                : number(rule.substr(6)));
    const auto words = split(rule, ' ');
    if (words.size() == 1) return day_in(rule, year);
    if (words[0] == "equinox") return equinox(static_cast<i32>(number(words[1])), year);
    const i64 first = day_in(words[1], year);
    return first + (weekday_named(words[0]) - weekday_of(first) + 7) % 7;
}

// "2007-" or "1990-2018": the years in which a holiday is kept; nothing is always.
bool kept_in(std::string_view years, i32 year) {
    if (years.empty()) return true;
    const auto ends = split(years, '-');
    return year >= number(ends[0]) && (ends[1].empty() || year <= number(ends[1]));
}

}  // namespace

std::vector<std::string> calendar_names() { return pack_names("calendars"); }
std::vector<std::string> holiday_countries() { return pack_names("holidays"); }

Result<const Calendar*> calendar(std::string_view name) {
    static Shelf<Calendar> shelf;
    const auto known = calendar_names();
    const std::string wanted(name);
    if (!std::ranges::binary_search(known, wanted))
        return fail(unknown_name("calendar", name, known));
    return &shelf.get(name, [&] { return read_calendar(wanted); });
}

Result<std::vector<Holiday>> holidays(std::string_view country, i32 year) {
    const auto text = pack_text("holidays/" + std::string(country));
    if (!text) return fail(unknown_name("country", country, holiday_countries()));
    const Pack pack(*text);
    std::vector<Holiday> days;
    for (const std::string_view line : pack.lines("holidays"))
        if (kept_in(field(line, 2), year))
            days.push_back({day_of(field(line, 0), year), field(line, 1)});
    std::ranges::stable_sort(days, {}, &Holiday::day);
    const auto again = std::ranges::unique(days, {}, &Holiday::day);
    days.erase(again.begin(), again.end());
    return days;
}

}  // namespace rowsmith::values
