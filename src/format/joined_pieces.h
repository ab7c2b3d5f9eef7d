// What the quotes of a text depend on when it is joined from entries; format/joined_pieces.cpp
// holds PieceBuilder's part for parts and words.
#pragma once
#include <vector>

#include "format/cell_text.h"
#include "format/notation.h"

namespace rowsmith {

// Of an entry: bit 0 it wants quotes around the whole, bit 1 it is not empty.
inline constexpr u8 wants_quotes = 1, not_empty = 2;

struct EntryFlags {
    std::vector<u8> of_code;
    bool any_wants_quotes = false;
    bool all_not_empty = true;
};
EntryFlags entry_flags(const Notation& notation, const CellText& cell);

}  // namespace rowsmith
