// Rows of texts as an aligned table for people.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

enum class Align : u8 { left, right };

struct TextTable {
    std::vector<std::string> header;
    std::vector<Align> align;  // one a column
    std::vector<std::vector<std::string>> rows;
};

// Cells are cut at 40 columns of a terminal and lines at `width` (0 = never); what was left out is
// marked with an ellipsis.
std::string print_table(const TextTable& table, size_t width);

// The columns that a UTF-8 text takes on a terminal: 2 for wide characters, 0 for combining marks.
size_t display_width(std::string_view text);

}  // namespace rowsmith
