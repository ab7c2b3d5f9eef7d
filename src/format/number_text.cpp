#include "format/number_text.h"

#include <charconv>
#include <cmath>
#include <string_view>

#include "base/check.h"

namespace rowsmith {

namespace {

u64 magnitude(i64 number) {
    return number < 0 ? 0 - static_cast<u64>(number) : static_cast<u64>(number);
}

void append_unsigned(std::string& text, u64 number, size_t digits) {
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    const auto size = static_cast<size_t>(end - buffer);
    if (size < digits) text.append(digits - size, '0');
    text.append(buffer, size);
}

// "1.5e+22" -> digits "15" and exponent 22.
struct Scientific {
    std::string digits;
    i32 exponent = 0;
    explicit Scientific(double number) {
        char buffer[32];
        const auto end =
            std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific)
                .ptr;
        const std::string_view text(buffer, static_cast<size_t>(end - buffer));
        const size_t e = text.find('e');
        for (const char c : text.substr(0, e))
            if (c != '.') digits += c;
        const size_t sign = e + (text[e + 1] == '+' ? 2 : 1);
        std::from_chars(text.data() + sign, end, exponent);
    }
};

void append_shortest(std::string& text, double number) {
    const Scientific parts(number);
    const auto count = static_cast<i32>(parts.digits.size());
    const i32 point = parts.exponent + 1;  // digits before the point
    if (point > 0 && point <= 21) {
        text.append(parts.digits, 0, static_cast<size_t>(point));
        if (count > point) {
            text += '.';
            text.append(parts.digits, static_cast<size_t>(point));
        } else {
            text.append(static_cast<size_t>(point - count), '0');
        }
    } else if (point > -6 && point <= 0) {
        text += "0.";
        text.append(static_cast<size_t>(-point), '0');
        text += parts.digits;
    } else {
        text += parts.digits[0];
        if (count > 1) {
            text += '.';
            text.append(parts.digits, 1);
        }
        text += parts.exponent < 0 ? "e-" : "e+";
        append_integer(text, std::abs(parts.exponent));
    }
}

void append_fixed(std::string& text, double number, i32 scale) {
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number),
                                   std::chars_format::fixed, scale)
                         .ptr;
    const std::string_view digits(buffer, static_cast<size_t>(end - buffer));
    const bool is_zero = digits.find_first_of("123456789") == std::string_view::npos;
    if (number < 0 && !is_zero) text += '-';
    text += digits;
}

}  // namespace

void append_integer(std::string& text, i64 number) { append_padded(text, number, 0); }

void append_padded(std::string& text, i64 number, u32 digits) {
    if (number < 0) text += '-';
    append_unsigned(text, magnitude(number), digits);
}

void append_decimal(std::string& text, i64 scaled, i32 scale) {
    if (scale <= 0) return append_integer(text, scaled);
    CHECK(scale <= 18);
    u64 unit = 1;
    for (i32 i = 0; i < scale; i++) unit *= 10;
    const u64 number = magnitude(scaled);
    if (scaled < 0) text += '-';
    append_unsigned(text, number / unit, 1);
    text += '.';
    append_unsigned(text, number % unit, static_cast<size_t>(scale));
}

void append_float(std::string& text, double number, i32 scale) {
    if (std::isnan(number)) {
        text += "NaN";
    } else if (std::isinf(number)) {
        text += number < 0 ? "-Infinity" : "Infinity";
    } else if (scale >= 0) {
        CHECK(scale <= 18);
        append_fixed(text, number, scale);
    } else {
        if (std::signbit(number)) text += '-';
        if (number == 0)
            text += '0';
        else
            append_shortest(text, std::fabs(number));
    }
}

}  // namespace rowsmith
