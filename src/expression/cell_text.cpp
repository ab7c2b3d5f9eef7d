#include "expression/cell_text.h"

#include <algorithm>

namespace rowsmith {

namespace {

void append_padded(std::string& text, i64 number, u32 digits) {
    const std::string plain = std::to_string(number);
    if (plain.size() < digits) text.append(digits - plain.size(), '0');
    text += plain;
}

void append_entry(std::string& text, const Shape& shape, u32 code) {
    const Dictionary& dictionary = *shape.dictionary;
    if (!dictionary.texts.empty())
        text += dictionary.texts[code];
    else if (!dictionary.integers.empty())
        append_padded(text, dictionary.integers[code], shape.digits);
}

void append_uuid(std::string& text, u64 high, u64 low) {
    static constexpr char hex[] = "0123456789abcdef";
    for (u32 i = 0; i < 32; i++) {
        if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
        const u64 half = i < 16 ? high : low;
        text += hex[(half >> (60 - 4 * (i % 16))) & 15];
    }
}

u64 longest_entry(const Shape& shape) {
    u64 longest = std::max(shape.digits, 20u);
    if (!shape.dictionary || shape.dictionary->texts.empty()) return longest;
    longest = 0;
    for (const std::string& entry : shape.dictionary->texts)
        longest = std::max<u64>(longest, entry.size());
    return longest;
}

}  // namespace

void append_cell_text(std::string& text, const Column& column, u32 i) {
    const Shape& shape = *column.shape;
    switch (shape.form) {
        case Form::text:
            text += column.text.at(i);
            break;
        case Form::codes:
            append_entry(text, shape, column.codes[i]);
            break;
        case Form::int64:
            append_padded(text, column.integers[i], shape.digits);
            break;
        case Form::uuid:
            append_uuid(text, column.high[i], column.low[i]);
            break;
        case Form::words:
            for (u32 k = 0; k < column.lengths[i]; k++) {
                if (k > 0) text += shape.separator;
                append_entry(text, shape, column.codes[size_t{i} * shape.count_max + k]);
            }
            break;
        case Form::parts:
            for (const Column& child : column.children)
                if (!child.is_null(i)) append_cell_text(text, child, i);
            break;
        default:
            break;  // binding refuses the others
    }
}

u64 cell_bytes_max(const Shape& shape) {
    u64 total = 0;
    switch (shape.form) {
        case Form::text:
            return shape.bytes_max;
        case Form::uuid:
            return 36;
        case Form::words:
            return shape.count_max * (longest_entry(shape) + shape.separator.size());
        case Form::parts:
            for (const Shape& child : shape.children) total += cell_bytes_max(child);
            return total;
        default:
            return longest_entry(shape);
    }
}

}  // namespace rowsmith
