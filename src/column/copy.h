// Copies of block values, whole or row by row.
#pragma once
#include "column/column.h"

namespace rowsmith {

// All rows. Requires equal shapes but for `nullable`; a target that cannot be null takes the values
// alone.
void copy_column(const Column& from, Column& to, u32 count);

// to[i] = from[rows[i]]. Text forms included.
void gather_column(const Column& from, std::span<const u32> rows, Column& to);

}  // namespace rowsmith
