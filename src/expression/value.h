// The types that terms of an expression have, and what is known of their values at plan time.
#pragma once
#include <string>

#include "base/power_of_ten.h"
#include "column/type.h"

namespace rowsmith {

// How a term's values lie in a register.
enum class Storage : u8 { integers, reals, texts };

// integer, decimal, float_, string, boolean, date, time, datetime or duration; `is_null` is the
// type of the literal null, which fits everywhere.
struct ValueType {
    Kind kind = Kind::string;
    i32 scale = 0;  // decimal
    bool is_null = false;
    std::string zone = {};  // datetime: not empty when the values are UTC

    bool operator==(const ValueType&) const = default;
};

inline Storage storage_of(Kind kind) {
    return kind == Kind::float_ ? Storage::reals
                                : (is_integral(kind) ? Storage::integers : Storage::texts);
}

// "decimal with 2 digits", "text", "datetime" …
std::string describe(const ValueType& type);

// No value is below low or above high. Wider than 64 bits, so that what would overflow is seen.
struct ValueInterval {
    i128 low = INT64_MIN;
    i128 high = INT64_MAX;
    double real_low = -1.7976931348623157e308;
    double real_high = 1.7976931348623157e308;
};

constexpr ValueInterval exact_interval(i128 low, i128 high) { return {.low = low, .high = high}; }
constexpr ValueInterval real_interval(double low, double high) {
    return {.real_low = low, .real_high = high};
}

// The quotient rounded to the nearest integer, ties to even. Requires: divisor != 0.
constexpr i128 divide_half_even(i128 number, i128 divisor) {
    if (divisor < 0) number = -number, divisor = -divisor;
    i128 quotient = number / divisor;
    i128 rest = number % divisor;
    if (rest < 0) rest += divisor, quotient--;
    const i128 over = rest - (divisor - rest);
    return quotient + (over > 0 || (over == 0 && quotient % 2 != 0) ? 1 : 0);
}

// The same with the quotient towards minus infinity.
constexpr i128 divide_floor(i128 number, i128 divisor) {
    if (divisor < 0) number = -number, divisor = -divisor;
    return number / divisor - (number % divisor < 0 ? 1 : 0);
}

// "12.50" for 1250 with 2 digits; any 128-bit number.
std::string decimal_text(i128 value, i32 scale);

}  // namespace rowsmith
