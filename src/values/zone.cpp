#include "values/zone.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "base/text.h"
#include "values/pack.h"
#include "values/year.h"

namespace rowsmith::values {

namespace {

constexpr i32 last_year = 2400;

// One change of the year by POSIX's rule: "10.5.0/10800" is the last Sunday of October, 03:00.
struct Change {
    i32 month = 0, week = 0, weekday = 0;
    i64 seconds = 0;

    // As local wall time of the year, in seconds since 1970.
    i64 in(i32 year) const {
        const i64 first = day_number(year, month, 1);
        i64 day = first + (weekday - weekday_of(first) + 7) % 7 + 7 * (week - 1);
        const i64 end = month == 12 ? day_number(year + 1, 1, 1) : day_number(year, month + 1, 1);
        while (day >= end) day -= 7;
        return day * 86'400 + seconds;
    }
};

Change read_change(std::string_view text) {
    const auto parts = split(text, '/');
    const auto day = split(parts[0], '.');
    CHECK(parts.size() == 2 && day.size() == 3);
    return {static_cast<i32>(number(day[0])), static_cast<i32>(number(day[1])),
            static_cast<i32>(number(day[2])), number(parts[1])};
}

}  // namespace

Zone::Zone(std::string_view line) : name_(field(line, 0)) {
    offsets_.push_back(static_cast<i32>(number(field(line, 1))));
    i64 instant = 0;
    const std::string_view transitions = field(line, 2);
    if (!transitions.empty())
        for (const std::string_view entry : split(transitions, ' ')) {
            const auto parts = split(entry, ':');
            instants_.push_back(instant += number(parts[0]));
            offsets_.push_back(static_cast<i32>(number(parts[1])));
        }
    const std::string_view rule = field(line, 3);
    if (rule.empty()) return;
    const auto parts = split(rule, ' ');
    CHECK(parts.size() == 4);
    const i32 standard = static_cast<i32>(number(parts[0]));
    const i32 daylight = static_cast<i32>(number(parts[1]));
    const Change start = read_change(parts[2]), end = read_change(parts[3]);
    const i64 known = instants_.empty() ? day_number(1970, 1, 1) * 86'400 : instants_.back();
    for (i32 year = year_of(known / 86'400); year <= last_year; year++) {
        std::array<std::pair<i64, i32>, 2> changes = {
            {{start.in(year)-standard, daylight}, {end.in(year)-daylight, standard}}};
        std::ranges::sort(changes);
        for (const auto& [at, offset] : changes)
            if (at > known && offset != offsets_.back()) {
                instants_.push_back(at);
                offsets_.push_back(offset);
            }
    }
}

i32 Zone::offset_at(i64 utc) const {
    const auto after = std::ranges::upper_bound(instants_, utc);
    return offsets_[static_cast<size_t>(after - instants_.begin())];
}

i64 Zone::to_utc(i64 local) const {
    // The first change that lies after the local time read with the offset before it ends the
    // search: an overlap is then read with the earlier offset, which is the earlier instant.
    const auto index = [&] {
        size_t low = 0, high = instants_.size();
        while (low < high) {
            const size_t middle = (low + high) / 2;
            if (local < instants_[middle] + offsets_[middle])
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }();
    if (index > 0) {
        const i64 change = instants_[index - 1];
        // In a gap neither offset fits: the one before it moves the time forward.
        if (local < change + offsets_[index]) return local - offsets_[index - 1];
    }
    return local - offsets_[index];
}

namespace {

const Pack& zone_pack() {
    static const Pack pack(pack_text("zones").value());
    return pack;
}

// The line of that name in a section that is sorted by name, or nothing.
std::string_view line_named(std::string_view section, std::string_view name) {
    const auto lines = zone_pack().lines(section);
    const auto found = std::ranges::lower_bound(
        lines, name, {}, [](std::string_view line) { return field(line, 0); });
    return found != lines.end() && field(*found, 0) == name ? *found : std::string_view();
}

}  // namespace

const std::vector<std::string>& zone_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const std::string_view section : {"zones", "aliases"})
            for (const std::string_view line : zone_pack().lines(section))
                all.emplace_back(field(line, 0));
        std::ranges::sort(all);
        return all;
    }();
    return names;
}

Result<const Zone*> zone(std::string_view name) {
    static Shelf<Zone> shelf;
    std::string_view canonical = name;
    if (const std::string_view alias = line_named("aliases", name); !alias.empty())
        canonical = field(alias, 1);
    const std::string_view line = line_named("zones", canonical);
    if (line.empty()) return fail(unknown_name("zone", name, zone_names()));
    return &shelf.get(canonical, [&] { return Zone(line); });
}

}  // namespace rowsmith::values
