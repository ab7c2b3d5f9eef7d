#include "format/cell_text.h"

#include <cmath>

#include "column/moment_text.h"
#include "format/json_text.h"
#include "format/number_text.h"

namespace rowsmith {

namespace {

bool is_json_number(Kind kind) {
    return kind == Kind::integer || kind == Kind::float_ || kind == Kind::decimal ||
           kind == Kind::boolean;
}

// Where row i's elements start in the packed child.
u32 list_start(const Column& column, u32 i) {
    u32 start = 0;
    for (u32 k = 0; k < i; k++) start += column.lengths[k];
    return start;
}

}  // namespace

Result<CellText> CellText::bind(const Shape& shape, const Place& place) {
    CellText text(shape);
    if (is_moment(shape.type.kind) && !shape.type.format.empty())
        text.format_ = TRY(MomentFormat::parse(shape.type.format, place));
    for (const Shape& child : shape.children)
        text.children_.push_back(TRY(CellText::bind(child, place)));
    return text;
}

bool CellText::is_json_string() const {
    if (shape_->form == Form::list || shape_->form == Form::record) return false;
    if (shape_->type.kind == Kind::json || shape_->type.kind == Kind::array) return false;
    return !is_json_number(shape_->type.kind);
}

void CellText::append_moment(i64 value, std::string& out) const {
    const Type& type = shape_->type;
    if (format_) {
        format_->append(out, type.kind == Kind::date ? value * us_per_day : value);
        return;
    }
    switch (type.kind) {
        case Kind::date:
            append_date(out, value);
            break;
        case Kind::time:
            append_time(out, value, fraction_digits(type.resolution_us));
            break;
        default:
            append_datetime(out, value, fraction_digits(type.resolution_us));
            if (!type.zone.empty()) out += 'Z';
    }
}

void CellText::append_integral(i64 value, std::string& out) const {
    const Type& type = shape_->type;
    switch (type.kind) {
        case Kind::decimal:
            append_decimal(out, value, type.scale);
            break;
        case Kind::boolean:
            out += value != 0 ? "true" : "false";
            break;
        case Kind::date:
        case Kind::time:
        case Kind::datetime:
            append_moment(value, out);
            break;
        case Kind::duration:
            append_duration(out, value);
            break;
        default:
            append_padded(out, value, shape_->digits);
    }
}

void CellText::append_entry(u32 code, std::string& out) const {
    const Dictionary& dictionary = *shape_->dictionary;
    if (!dictionary.integers.empty())
        append_integral(dictionary.integers[code], out);
    else if (!dictionary.floats.empty())
        append_float(out, dictionary.floats[code], shape_->type.scale);
    else if (shape_->type.kind == Kind::binary)
        append_base64(out, dictionary.texts[code]);
    else
        out += dictionary.texts[code];
}

void CellText::append_plain(const Column& column, u32 i, std::string& out) const {
    switch (shape_->form) {
        case Form::codes:
            return append_entry(column.codes[i], out);
        case Form::int64:
            return append_integral(column.integers[i], out);
        case Form::float64:
            return append_float(out, column.floats[i], shape_->type.scale);
        case Form::uuid:
            return append_uuid(out, column.high[i], column.low[i]);
        case Form::text:
            if (shape_->type.kind == Kind::binary)
                append_base64(out, column.text.at(i));
            else
                out += column.text.at(i);
            return;
        case Form::parts:
            return append_parts(column, i, out);
        case Form::words:
            return append_words(column, i, out);
        case Form::list:
            return append_list(column, i, out);
        case Form::record:
            return append_record(column, i, out);
    }
}

void CellText::append_json(const Column& column, u32 i, std::string& out) const {
    if (column.is_null(i)) {
        out += "null";
        return;
    }
    if (shape_->type.kind == Kind::coordinates && shape_->form == Form::record)
        return append_coordinates(column, i, out);
    if (!is_json_string()) {
        const size_t start = out.size();
        append_plain(column, i, out);
        // JSON has no word for a number that is none.
        if (shape_->type.kind == Kind::float_ && (out.back() == 'N' || out.back() == 'y'))
            out.replace(start, std::string::npos, "null");
        return;
    }
    std::string plain;
    append_plain(column, i, plain);
    append_json_string(out, plain);
}

void CellText::append_parts(const Column& column, u32 i, std::string& out) const {
    for (size_t k = 0; k < children_.size(); k++)
        if (const Column& child = column.children[k]; !child.is_null(i))
            children_[k].append_plain(child, i, out);
}

void CellText::append_words(const Column& column, u32 i, std::string& out) const {
    const u32 first = i * shape_->count_max;
    for (u32 k = 0; k < column.lengths[i]; k++) {
        if (k > 0) out += shape_->separator;
        append_entry(column.codes[first + k], out);
    }
}

void CellText::append_list(const Column& column, u32 i, std::string& out) const {
    const u32 start = list_start(column, i);
    out += '[';
    for (u32 k = 0; k < column.lengths[i]; k++) {
        if (k > 0) out += ',';
        children_[0].append_json(column.children[0], start + k, out);
    }
    out += ']';
}

void CellText::append_record(const Column& column, u32 i, std::string& out) const {
    if (shape_->type.kind == Kind::coordinates) {
        if (shape_->type.form == CoordinatesForm::geojson)
            return append_coordinates(column, i, out);
        for (size_t k = 0; k < children_.size(); k++) {
            if (k > 0) out += ',';
            if (!column.children[k].is_null(i))
                children_[k].append_plain(column.children[k], i, out);
        }
        return;
    }
    out += '{';
    for (size_t k = 0; k < children_.size(); k++) {
        if (k > 0) out += ',';
        append_json_string(out, shape_->children[k].name);
        out += ':';
        children_[k].append_json(column.children[k], i, out);
    }
    out += '}';
}

// Children are latitude and longitude; GeoJSON (RFC 7946) puts the longitude first.
void CellText::append_coordinates(const Column& column, u32 i, std::string& out) const {
    const bool is_point = shape_->type.form == CoordinatesForm::geojson;
    const size_t first = is_point ? 1 : 0;
    if (is_point) out += R"({"type":"Point","coordinates":)";
    out += '[';
    children_[first].append_json(column.children[first], i, out);
    out += ',';
    children_[1 - first].append_json(column.children[1 - first], i, out);
    out += ']';
    if (is_point) out += '}';
}

void append_duration(std::string& out, i64 us) {
    if (us < 0) out += '-';
    u64 rest = us < 0 ? 0 - static_cast<u64>(us) : static_cast<u64>(us);
    const auto take = [&](i64 unit) {
        const u64 count = rest / static_cast<u64>(unit);
        rest %= static_cast<u64>(unit);
        return static_cast<i64>(count);
    };
    const i64 hours = take(us_per_hour), minutes = take(us_per_minute),
              seconds = take(us_per_second);
    out += "PT";
    if (hours > 0) {
        append_integer(out, hours);
        out += 'H';
    }
    if (minutes > 0) {
        append_integer(out, minutes);
        out += 'M';
    }
    if (seconds == 0 && rest == 0 && us != 0) return;
    append_integer(out, seconds);
    if (rest > 0) {
        out += '.';
        append_padded(out, static_cast<i64>(rest), 6);
        while (out.back() == '0') out.pop_back();
    }
    out += 'S';
}

void append_uuid(std::string& out, u64 high, u64 low) {
    constexpr std::string_view hex = "0123456789abcdef";
    const auto nibbles = [&](u64 half, int from, int to) {
        for (int shift = from; shift >= to; shift -= 4) out += hex[half >> shift & 15];
    };
    nibbles(high, 60, 32);
    out += '-';
    nibbles(high, 28, 16);
    out += '-';
    nibbles(high, 12, 0);
    out += '-';
    nibbles(low, 60, 48);
    out += '-';
    nibbles(low, 44, 0);
}

}  // namespace rowsmith
