// Numbers as the doubles that their texts (format/number_text.h) read back as.
#pragma once
#include "column/column.h"

namespace rowsmith {

// A float rounded to `scale` (from 0) digits behind the point; numbers that are not finite stay.
double rounded_float(double number, i32 scale);

// A number (float, decimal or integer, in codes or not) at row i, which must not be null.
double number_at(const Column& column, u32 i);

}  // namespace rowsmith
