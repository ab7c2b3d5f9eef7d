// The canonical text of one cell, for previews and messages; not for speed.
#pragma once
#include <string>

#include "column/column.h"

namespace rowsmith {

// As a CSV cell without quotes; null is "null". See format/cell_text.h.
std::string value_text(const Column& column, u32 i);

// As in our JSON Lines.
std::string json_value_text(const Column& column, u32 i);

}  // namespace rowsmith
