// One form from several: alternatives of a column (cases, defaults) are brought to a common shape.
#pragma once
#include <span>
#include <string>

#include "column/column.h"

namespace rowsmith {

// Appends a text value (codes of texts, text, parts, words) at row i; a null child of parts adds
// nothing.
void append_text(const Column& column, u32 i, std::string& out);

// The integer at row i of codes of integers or of int64.
inline i64 integer_at(const Column& column, u32 i) {
    if (column.shape->form == Form::int64) return column.integers[i];
    return column.shape->dictionary->integers[column.codes[i]];
}

// The longest text of a shape in bytes.
u32 text_bytes_max(const Shape& shape);

// A shape that can hold the values of all of them, which have equal kinds: their own where they are
// equal, codes into a merged dictionary where all are codes, else int64, float64 or text. Nullable
// if any is.
Shape common_shape(std::span<const Shape* const> shapes);

// Brings values of one shape to another that common_shape made of it and others; made once at plan
// time.
class Converter {
public:
    Converter(const Shape& from, const Shape& to);
    // to[i] = from[i] for the rows whose chosen[i] is `number`; chosen is null: all rows. Text is
    // written by the caller row by row (see append_text), as rows must come in order.
    void convert(const Column& from, u32 count, const u8* chosen, u8 number, Column& to) const;

private:
    std::vector<u32> new_codes_;  // codes to codes of a merged dictionary
};

}  // namespace rowsmith
