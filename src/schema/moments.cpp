#include "schema/moments.h"

#include "base/check.h"
#include "column/moment_text.h"
#include "schema/known_slips.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

std::unexpected<Error> wrong(const Node& node, std::string cause, std::string expected,
                             std::string fix = {}) {
    return fail(schema_error(std::move(cause), "found " + describe(node), node.place(),
                             std::move(expected), std::move(fix)));
}

// Reads as year-month-day with digits in the right places, though no such day may exist.
bool looks_like_date(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
    for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (text[i] < '0' || text[i] > '9') return false;
    return true;
}

Result<MomentText> read_moment_text(const Node& node) {
    const std::string text = TRY(read_text(node));
    if (const auto moment = parse_moment(text)) return *moment;
    if (looks_like_date(text) && !parse_date(std::string_view(text).substr(0, 10)))
        return wrong(node, "no_such_day", "a day of the calendar", "check the month and the day");
    const std::string meant = meant_date(text);
    return wrong(node, "not_a_moment",
                 "a moment like 2026-06-30 or 2026-06-30T14:00:00, also with Z or +02:00",
                 !meant.empty() ? "write " + meant
                 : text.find_first_of("0123456789") == text.npos
                     ? "write a date like 2026-06-30"
                     : "write the year first: 2026-06-30");
}

Result<Moment> read_date_value(const Node& node) {
    const MomentText moment = TRY(read_moment_text(node));
    if (moment.has_time) {
        return wrong(node, "date_wanted", "a date without a time of day",
                     "write " + date_text(moment.days()) + ", or make the type datetime");
    }
    return Moment{moment.days(), false};
}

Result<Moment> read_time_value(const Node& node) {
    const std::string text = TRY(read_text(node));
    if (const auto us = parse_time(text)) return Moment{*us, false};
    return wrong(node, "not_a_time", "a time of day like 14:00 or 14:00:05",
                 "write hours from 00 to 23 and minutes: 14:00");
}

Moment instant_of(const MomentText& text, Bound bound, i64 resolution_us) {
    i64 us = text.has_offset ? text.utc_us() : text.us;
    if (!text.has_time && bound == Bound::upper) us += us_per_day - resolution_us;
    return {us, text.has_offset};
}

}  // namespace

Result<Moment> read_moment(const Node& node, const Type& type, Bound bound) {
    CHECK(is_moment(type.kind));
    if (type.kind == Kind::date) return read_date_value(node);
    if (type.kind == Kind::time) return read_time_value(node);
    const MomentText text = TRY(read_moment_text(node));
    if (text.has_offset && type.zone.empty()) {
        return wrong(node, "offset_without_zone", "a local time, since the column has no zone",
                     "remove the offset, or give the column a zone: zone: UTC");
    }
    return instant_of(text, bound, type.resolution_us);
}

Result<Moment> read_instant(const Node& node, Bound bound) {
    const MomentText text = TRY(read_moment_text(node));
    return instant_of(text, bound, 1);
}

Result<i64> read_duration(const Node& node) {
    const std::string text = TRY(read_text(node));
    if (const auto us = parse_duration(text)) return *us;
    size_t at = 0;
    while (at < text.size() && std::string_view("-.0123456789 _").find(text[at]) != text.npos) at++;
    const std::string unit = text.substr(at);
    const std::string expected = "a duration like 90 s or 1.5 d (us ms s min h d w)";
    if (at == 0)
        return wrong(node, "not_a_duration", expected, "write a number and its unit: 90 s");
    if (unit.empty()) {
        return wrong(node, "duration_without_unit", expected,
                     "write the unit, like " + text + " d or " + text + " min");
    }
    if (unit.starts_with("mo") || unit == "m" || unit == "M" || unit.starts_with("y") ||
        unit.starts_with("quarter")) {
        return wrong(node, "duration_unit_unknown", expected,
                     "write minutes as min; months and years differ in length: count days, or use "
                     "add_months in an expression");
    }
    if (duration_unit_us(unit) == 0) {
        const std::string meant = meant_unit(unit);
        return wrong(node, "duration_unit_unknown", expected,
                     meant.empty() ? "use one of the short units, as in 3 d or 20 min"
                                   : "write " + text.substr(0, at) + meant);
    }
    return wrong(node, "not_a_duration", expected, "write a number and its unit: 90 s");
}

Result<DurationRange> read_duration_range(const Node& node) {
    const RangeText text = TRY(read_range(node));
    DurationRange range;
    if (!text.low.empty()) range.low_us = TRY(read_duration(make_scalar(text.low, node)));
    if (!text.high.empty()) range.high_us = TRY(read_duration(make_scalar(text.high, node)));
    if (range.low_us && range.high_us && *range.low_us > *range.high_us) {
        return wrong(node, "range_reversed", "the lower end first",
                     "write " + text.high + ".." + text.low);
    }
    return range;
}

}  // namespace rowsmith
