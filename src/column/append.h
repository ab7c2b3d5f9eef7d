// Blocks packed one behind the other: the elements of lists, which are more than a block holds.
#pragma once
#include "column/column.h"

namespace rowsmith {

// Makes ready for append_column from the start.
void start_append(Column& to);

// Rows [0, count) of `from` become rows [at, at + count) of `to`. Shapes are equal; calls follow
// each other without gaps.
void append_column(const Column& from, u32 count, Column& to, u32 at);

}  // namespace rowsmith
