#include "format/rounded_float.h"

#include <charconv>
#include <cmath>
#include <string>

#include "column/convert.h"
#include "format/number_text.h"

namespace rowsmith {

namespace {

constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                             1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

constexpr i64 exact_below = i64{1} << 53;  // integers that doubles hold

double read(const std::string& text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

double through_text(double number, i32 scale) {
    std::string text;
    append_float(text, number, scale);
    return read(text);
}

}  // namespace

double rounded_float(double number, i32 scale) {
    if (!std::isfinite(number)) return number;
    if (scale > 18) return through_text(number, scale);
    // The product is off by at most half a unit of its last place, far below 2^-11 here: unless it
    // lies that near to a tie, its rounding is that of the exact value. Both operands of the
    // quotient are exact, so it is the double nearest to the decimal.
    const double scaled = number * powers[scale];
    if (!(std::abs(scaled) < 0x1p40)) return through_text(number, scale);
    const double whole = std::nearbyint(scaled);
    if (std::abs(std::abs(scaled - whole) - 0.5) < 0x1p-11) return through_text(number, scale);
    return whole == 0 ? 0 : whole / powers[scale];
}

double number_at(const Column& column, u32 i) {
    const Shape& shape = *column.shape;
    if (shape.type.kind == Kind::float_) {
        const double number = shape.form == Form::codes ? shape.dictionary->floats[column.codes[i]]
                                                        : column.floats[i];
        return shape.type.scale < 0 ? number : rounded_float(number, shape.type.scale);
    }
    const i64 integer = integer_at(column, i);
    if (shape.type.kind != Kind::decimal) return static_cast<double>(integer);
    if (integer > -exact_below && integer < exact_below)
        return static_cast<double>(integer) / powers[shape.type.scale];
    std::string text;
    append_decimal(text, integer, shape.type.scale);
    return read(text);
}

}  // namespace rowsmith
