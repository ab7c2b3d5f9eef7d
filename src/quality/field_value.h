// A cell read as its column's type: what checks of bounds, keys and rules work on.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "column/moment_format.h"
#include "column/type.h"
#include "read/cell.h"
#include "values/zone.h"

namespace rowsmith {

struct FieldValue {
    bool is_null = true;
    i64 integer = 0;             // integral types, as columns store them
    double real = 0;             // float
    u64 high = 0, low = 0;       // uuid
    std::string_view text = {};  // all others; as long as the cell's
};

// How the texts of a column's type read.
struct TypeReading {
    Type type = {};
    std::optional<MomentFormat> format = {};      // moments in text
    const values::Zone* document_zone = nullptr;  // of zoned moments without offset; null: UTC
};

// False when the cell, which is neither missing nor null, is no value of the type. Types that hold
// others (json, array, coordinates) give their JSON as text, unread.
bool read_number(const Cell& cell, const Type& type, FieldValue& value);
bool read_moment_cell(const Cell& cell, const TypeReading& reading, FieldValue& value);
bool read_duration_cell(const Cell& cell, FieldValue& value);
bool read_text_cell(const Cell& cell, Kind kind, FieldValue& value);

bool read_cell(const Cell& cell, const TypeReading& reading, FieldValue& value);

// "an integer", "a date like 2026-06-30": what a cell of the type has to be.
std::string expected_of(const TypeReading& reading);

// A cell as messages show it.
std::string cell_text(const Cell& cell);

}  // namespace rowsmith
