// A block of rows whose cells have been read as their columns' types.
#pragma once
#include <array>
#include <vector>

#include "column/rows.h"
#include "quality/field_value.h"

namespace rowsmith {

enum class CellState : u8 {
    unknown,  // missing, or not what its column says: a mistake that was told already
    null,
    value,
};

struct CheckedColumn {
    std::array<FieldValue, block_rows> values;
    std::array<CellState, block_rows> states{};
};

struct CheckedBlock {
    u64 first_row = 1;  // of the table, from 1
    u32 count = 0;
    std::vector<CheckedColumn> columns;
};

}  // namespace rowsmith
