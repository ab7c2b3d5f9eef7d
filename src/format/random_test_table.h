// Tables of every form and kind with seeded values, and slices of them, for the tests that hold the
// row program against the texts of single cells.
#pragma once
#include "format/text_test_table.h"

namespace rowsmith {

// One column for each form, kind and nullability that there is, `rows` (at most 256) rows.
TestTable random_table(u64 seed, u32 rows);

// A copy of rows first to first + count - 1.
Column slice(const Column& column, u32 first, u32 count);

}  // namespace rowsmith
