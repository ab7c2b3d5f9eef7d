// Columns that say how often a row is taken.
#pragma once
#include "base/result.h"
#include "column/column.h"

namespace rowsmith {

// Error: weight_no_number.
Result<void> check_weight(const Shape& shape);

// 32 bits: integral values as they are stored, floats in 1,024ths; null and negative ones are 0.
u32 weight_at(const Column& column, u32 i);

}  // namespace rowsmith
