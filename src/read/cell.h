// One value as a file holds it, before anything is known of its column. Text formats say little of
// a value's type, Parquet says all of it: the form tells which.
#pragma once
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

enum class CellForm : u8 {
    missing,  // the row or object has no such cell
    null,
    text,      // text: a cell of delimited text, a string
    number,    // text: a number of JSON as it is written
    json,      // text: a list or an object as JSON
    boolean,   // integer: 0 or 1
    integer,   // integer
    real,      // real
    decimal,   // integer * 10^-scale
    date,      // integer: days since 1970-01-01
    time,      // integer: microseconds since midnight
    local,     // integer: microseconds since 1970-01-01T00:00:00 of some clock on a wall
    instant,   // integer: microseconds since 1970-01-01T00:00:00Z
    duration,  // integer: microseconds
    bytes,     // text: any bytes
};

// The text lives as long as the batch of rows that the cell stands in.
struct Cell {
    CellForm form = CellForm::missing;
    i32 scale = 0;
    bool in_json = false;  // a text that is a string of JSON
    std::string_view text = {};
    i64 integer = 0;
    double real = 0;

    static Cell null() { return {.form = CellForm::null}; }
    static Cell of_text(std::string_view text) { return {.form = CellForm::text, .text = text}; }
    static Cell of_integer(CellForm form, i64 integer) {
        return {.form = form, .integer = integer};
    }
};

}  // namespace rowsmith
