// Numbers and truth values of cells. 3.7 is no integer, nor is 3.0: what a file says counts, not
// what could be made of it.
#include <charconv>

#include "base/power_of_ten.h"
#include "base/text.h"
#include "expression/value.h"
#include "quality/field_value.h"

namespace rowsmith {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A plus in front that from_chars does not know; false where no number can follow.
bool drop_plus(std::string_view& text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return false;
    }
    return !text.empty() && !text.starts_with('+');
}

bool read_integer_text(std::string_view text, i64& value) {
    if (!drop_plus(text)) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

// number * 10^-from as a number of 10^-to; false where digits would be lost or it does not fit.
bool rescale(i64 number, i32 from, i32 to, i64& value) {
    value = number;
    for (; from < to; from++)
        if (__builtin_mul_overflow(value, i64{10}, &value)) return false;
    for (; from > to; from--) {
        if (value % 10 != 0) return false;
        value /= 10;
    }
    return true;
}

// "-12.50": digits, a point, digits.
bool read_decimal_text(std::string_view text, i32 scale, i64& value) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    i64 number = 0;
    i32 digits = 0, behind = 0, zeros = 0;
    bool has_point = false;
    for (const char c : text) {
        if (c == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (!is_digit(c)) return false;
        digits++;
        if (has_point && c == '0') {  // zeros at the end say nothing
            zeros++;
            continue;
        }
        if (has_point) behind += zeros + 1;
        for (i32 i = 0; i <= zeros; i++)
            if (__builtin_mul_overflow(number, i64{10}, &number)) return false;
        zeros = 0;
        if (__builtin_add_overflow(number, i64{c - '0'}, &number)) return false;
    }
    if (digits == 0 || behind > scale) return false;
    if (!rescale(number, behind, scale, value)) return false;
    if (negative) value = -value;
    return true;
}

bool read_decimal(const Cell& cell, i32 scale, i64& value) {
    switch (cell.form) {
        case CellForm::text:
        case CellForm::number:
            return read_decimal_text(cell.text, scale, value);
        case CellForm::integer:
            return rescale(cell.integer, 0, scale, value);
        case CellForm::decimal:
            return rescale(cell.integer, cell.scale, scale, value);
        case CellForm::real:
            return read_decimal_text(shortest(cell.real), scale, value);
        default:
            return false;
    }
}

bool read_real(const Cell& cell, double& value) {
    switch (cell.form) {
        case CellForm::text:
        case CellForm::number: {
            std::string_view text = cell.text;
            if (!drop_plus(text)) return false;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), value);
            return error == std::errc() && end == text.data() + text.size();
        }
        case CellForm::integer:
            value = static_cast<double>(cell.integer);
            return true;
        case CellForm::decimal:
            value =
                static_cast<double>(cell.integer) / static_cast<double>(power_of_ten(cell.scale));
            return true;
        case CellForm::real:
            value = cell.real;
            return true;
        default:
            return false;
    }
}

bool is_word(std::string_view text, std::string_view word) {
    if (text.size() != word.size()) return false;
    for (size_t i = 0; i < text.size(); i++) {
        const char c = text[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != word[i]) return false;
    }
    return true;
}

bool read_truth(const Cell& cell, i64& value) {
    if (cell.form == CellForm::boolean) {
        value = cell.integer;
        return true;
    }
    if (cell.form != CellForm::text) return false;
    for (const std::string_view word : {"true", "1", "yes"})
        if (is_word(cell.text, word)) {
            value = 1;
            return true;
        }
    for (const std::string_view word : {"false", "0", "no"})
        if (is_word(cell.text, word)) {
            value = 0;
            return true;
        }
    return false;
}

}  // namespace

bool read_number(const Cell& cell, const Type& type, FieldValue& value) {
    switch (type.kind) {
        case Kind::float_:
            return read_real(cell, value.real);
        case Kind::boolean:
            return read_truth(cell, value.integer);
        case Kind::decimal:
            return read_decimal(cell, type.scale, value.integer);
        default:
            break;
    }
    if (cell.form == CellForm::text || cell.form == CellForm::number)
        return read_integer_text(cell.text, value.integer);
    if (cell.form == CellForm::decimal) return rescale(cell.integer, cell.scale, 0, value.integer);
    value.integer = cell.integer;
    return cell.form == CellForm::integer;
}

}  // namespace rowsmith
