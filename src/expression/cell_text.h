// The text of a cell of any text-like form: parts joined, words with their separator, uuids.
#pragma once
#include <string>

#include "column/column.h"

namespace rowsmith {

// Appends row i's text. The column is of the form text, codes with texts or integers, int64 (as a
// part), words, parts or uuid; a null part adds nothing.
void append_cell_text(std::string& text, const Column& column, u32 i);

// The longest text of such a shape.
u64 cell_bytes_max(const Shape& shape);

}  // namespace rowsmith
