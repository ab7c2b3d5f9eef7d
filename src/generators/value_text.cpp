#include "generators/value_text.h"

#include "base/power_of_ten.h"
#include "base/text.h"
#include "column/convert.h"
#include "column/moment_text.h"
#include "expression/cell_text.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

u128 unit_of(u32 digits) { return static_cast<u128>(power_of_ten(static_cast<i32>(digits))); }

// number / 10^scale with `decimals` digits behind the point, half even.
void append_decimal(i64 number, u32 scale, u32 decimals, std::string& out) {
    u128 size = number < 0 ? u128{0} - static_cast<u128>(static_cast<i128>(number))
                           : static_cast<u128>(number);
    if (decimals >= scale) {
        size *= unit_of(decimals - scale);
    } else {
        const u128 unit = unit_of(scale - decimals);
        const u128 rest = size % unit;
        size /= unit;
        if (rest * 2 > unit || (rest * 2 == unit && size % 2 == 1)) size++;
    }
    const u128 unit = unit_of(decimals);
    if (number < 0 && size > 0) out += '-';
    u128 whole = size / unit;
    std::string digits;
    do digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(whole % 10)));
    while ((whole /= 10) > 0);
    out += digits;
    if (decimals == 0) return;
    const std::string fraction = std::to_string(static_cast<u64>(size % unit));
    out += '.';
    out.append(decimals - fraction.size(), '0');
    out += fraction;
}

bool has_numbers(const Shape& shape) {
    return is_integral(shape.type.kind) && (shape.form == Form::int64 || shape.form == Form::codes);
}

}  // namespace

std::optional<ValueText> ValueText::of(const Shape& shape) {
    const Kind kind = shape.type.kind;
    const bool has_none = kind == Kind::binary || kind == Kind::json || kind == Kind::array ||
                          kind == Kind::coordinates || shape.form == Form::list ||
                          shape.form == Form::record;
    if (has_none) return std::nullopt;
    ValueText text(shape);
    text.digits_ = shape.digits;
    if (is_moment(kind) && !shape.type.format.empty()) {
        auto format = MomentFormat::parse(shape.type.format, {});
        if (format) text.format_ = *std::move(format);
    }
    return text;
}

void ValueText::append(const Column& column, u32 i, std::string& out) const {
    if (has_numbers(*shape_)) return append_integral(integer_at(column, i), out);
    if (shape_->type.kind == Kind::float_)
        return append_float(shape_->form == Form::codes
                                ? shape_->dictionary->floats[column.codes[i]]
                                : column.floats[i],
                            out);
    append_cell_text(out, column, i);
}

void ValueText::append_integral(i64 value, std::string& out) const {
    const Type& type = shape_->type;
    switch (type.kind) {
        case Kind::boolean:
            out += value != 0 ? "true" : "false";
            return;
        case Kind::decimal: {
            const u32 scale = static_cast<u32>(type.scale);
            return append_decimal(value, scale, decimals_.value_or(scale), out);
        }
        case Kind::duration:
            out += duration_text(value);
            return;
        case Kind::integer: {
            if (decimals_) return append_decimal(value, 0, *decimals_, out);
            const std::string digits = std::to_string(value);
            if (digits.size() < digits_) out.append(digits_ - digits.size(), '0');
            out += digits;
            return;
        }
        default:
            append_moment(value, out);
    }
}

void ValueText::append_moment(i64 value, std::string& out) const {
    const Type& type = shape_->type;
    if (format_) return format_->append(out, type.kind == Kind::date ? value * us_per_day : value);
    if (type.kind == Kind::date) return append_date(out, value);
    const i32 digits = fraction_digits(type.resolution_us);
    if (type.kind == Kind::time) return append_time(out, value, digits);
    append_datetime(out, value, digits);
    if (!type.zone.empty()) append_offset(out, 0);
}

// Numbers too large for the digits wanted are written as they are.
void ValueText::append_float(double value, std::string& out) const {
    const i32 scale = decimals_ ? static_cast<i32>(*decimals_) : shape_->type.scale;
    if (scale >= 0) {
        const double scaled = nearest_even(value * static_cast<double>(power_of_ten(scale)));
        if (scaled > -0x1p62 && scaled < 0x1p62)
            return append_decimal(static_cast<i64>(scaled), static_cast<u32>(scale),
                                  static_cast<u32>(scale), out);
    }
    out += shortest(value);
}

u32 ValueText::bytes_max() const {
    if (format_) return format_->bytes_max();
    const Kind kind = shape_->type.kind;
    if (is_integral(kind) || kind == Kind::float_) return 48;
    return static_cast<u32>(cell_bytes_max(*shape_));
}

std::string integral_text(const Type& type, i64 value) {
    Shape shape{.type = type, .form = Form::int64};
    Column column(shape, 1);
    column.integers[0] = value;
    std::string text;
    if (const auto writer = ValueText::of(shape)) writer->append(column, 0, text);
    return text.empty() ? std::to_string(value) : text;
}

}  // namespace rowsmith
