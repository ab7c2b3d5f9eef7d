// One record of delimited text (RFC 4180), cut into cells that point into the bytes.
#pragma once
#include <string_view>
#include <vector>

#include "base/integers.h"
#include "read/reader.h"

namespace rowsmith {

struct DelimitedCell {
    std::string_view text = {};  // without its quotes; doubled quotes inside are still doubled
    bool quoted = false;
    bool has_doubled = false;
};

enum class RecordEnd : u8 {
    whole,
    cut,              // the bytes end before the record does
    quote_not_closed  // and no more bytes follow
};

struct DelimitedRecord {
    std::vector<DelimitedCell> cells = {};
    size_t size_bytes = 0;  // with the line end
    u64 lines = 0;          // line ends in it, the last one included
    size_t stray_cell = 0;  // from 1: a quote stands where none may; 0: nowhere
};

// Reads the record that starts the bytes, which are not empty; `is_last`: no more follow.
RecordEnd read_record(std::string_view bytes, bool is_last, const ReadDialect& dialect,
                      DelimitedRecord& record);

// Appends a cell's text, doubled quotes as one.
void append_undoubled(std::string& out, std::string_view text, char quote);

}  // namespace rowsmith
