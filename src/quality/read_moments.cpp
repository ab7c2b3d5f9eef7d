// Dates, times, datetimes and durations of cells.
#include "column/moment_text.h"
#include "generators/moment_source.h"
#include "quality/field_value.h"

namespace rowsmith {

namespace {

// The text's moment as `us` of the column: UTC where it has a zone, else as written.
bool take_moment(const MomentText& moment, const TypeReading& reading, FieldValue& value) {
    const Type& type = reading.type;
    if (type.kind == Kind::date) {
        value.integer = moment.days();
        return true;
    }
    if (type.zone.empty())
        value.integer = moment.us;
    else if (moment.has_offset)
        value.integer = moment.utc_us();
    else
        value.integer = utc_from_local(reading.document_zone, moment.us);
    return true;
}

bool read_moment_text(std::string_view text, const TypeReading& reading, FieldValue& value) {
    if (reading.format) {
        std::optional<MomentText> moment = reading.format->read(text);
        if (!moment) return false;
        // A format without an offset writes the column's own time, which is UTC where it has a
        // zone.
        if (!moment->has_offset) moment->has_offset = true, moment->offset_minutes = 0;
        if (reading.type.kind == Kind::time) {
            value.integer = time_of_day(moment->us);
            return true;
        }
        return take_moment(*moment, reading, value);
    }
    switch (reading.type.kind) {
        case Kind::date:
            if (const auto days = parse_date(text)) {
                value.integer = *days;
                return true;
            }
            return false;
        case Kind::time:
            if (const auto us = parse_time(text)) {
                value.integer = *us;
                return true;
            }
            return false;
        default: {
            const auto moment = parse_moment(text);
            return moment && moment->has_time && take_moment(*moment, reading, value);
        }
    }
}

struct DurationParser {
    std::string_view text;
    i64 us = 0;

    // One number with its unit, "1.5H"; the fraction of microseconds is cut.
    bool part(std::string_view units, size_t& next_unit, bool in_time) {
        i64 whole = 0, fraction = 0, unit_of_fraction = 1;
        size_t at = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; at++)
            if (__builtin_mul_overflow(whole, i64{10}, &whole) ||
                __builtin_add_overflow(whole, i64{text[at] - '0'}, &whole))
                return false;
        if (at == 0) return false;
        if (at < text.size() && text[at] == '.') {
            const size_t start = ++at;
            for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; at++) {
                if (at - start >= 6) continue;
                fraction = fraction * 10 + (text[at] - '0');
                unit_of_fraction *= 10;
            }
            if (at == start) return false;
        }
        if (at == text.size()) return false;
        const size_t unit = units.find(text[at], next_unit);
        if (unit == std::string_view::npos) return false;
        next_unit = unit + 1;
        text.remove_prefix(at + 1);
        static constexpr i64 of_days[] = {us_per_week, us_per_day};
        static constexpr i64 of_times[] = {us_per_hour, us_per_minute, us_per_second};
        const i64 size = in_time ? of_times[unit] : of_days[unit];
        i64 product = 0;
        return !__builtin_mul_overflow(whole, size, &product) &&
               !__builtin_add_overflow(us, product, &us) &&
               !__builtin_add_overflow(us, fraction * (size / unit_of_fraction), &us);
    }

    // P1W2DT3H4M5.5S; months and years have no length of their own.
    bool read() {
        const bool negative = text.starts_with('-');
        if (negative) text.remove_prefix(1);
        if (!text.starts_with('P')) return false;
        text.remove_prefix(1);
        size_t parts = 0, unit = 0;
        for (; !text.empty() && text[0] != 'T'; parts++)
            if (!part("WD", unit, false)) return false;
        if (text.starts_with('T')) {
            text.remove_prefix(1);
            if (text.empty()) return false;
            unit = 0;
            for (; !text.empty(); parts++)
                if (!part("HMS", unit, true)) return false;
        }
        if (negative) us = -us;
        return parts > 0;
    }
};

}  // namespace

bool read_moment_cell(const Cell& cell, const TypeReading& reading, FieldValue& value) {
    value.integer = cell.integer;
    switch (cell.form) {
        case CellForm::text:
            return read_moment_text(cell.text, reading, value);
        case CellForm::date:
            return reading.type.kind == Kind::date;
        case CellForm::time:
            return reading.type.kind == Kind::time;
        case CellForm::instant:
            return reading.type.kind == Kind::datetime;
        case CellForm::local:
            if (reading.type.kind != Kind::datetime) return false;
            if (!reading.type.zone.empty())
                value.integer = utc_from_local(reading.document_zone, cell.integer);
            return true;
        default:
            return false;
    }
}

bool read_duration_cell(const Cell& cell, FieldValue& value) {
    value.integer = cell.integer;
    if (cell.form == CellForm::duration || cell.form == CellForm::integer) return true;
    if (cell.form != CellForm::text) return false;
    DurationParser parser{.text = cell.text};
    if (!parser.read()) return false;
    value.integer = parser.us;
    return true;
}

}  // namespace rowsmith
