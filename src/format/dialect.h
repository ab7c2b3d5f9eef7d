// The options of delimited text (RFC 4180 with the usual liberties).
#pragma once
#include <string>

#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

enum class LineEnd : u8 { lf, crlf };

enum class Quoting : u8 {
    minimal,      // only cells that could be misread
    all,          // every cell but nulls
    non_numeric,  // every cell but nulls, integers, floats and decimals
};

struct CsvDialect {
    char delimiter = ',';
    char quote = '"';
    LineEnd line_end = LineEnd::lf;
    bool header = true;
    bool bom = false;  // a byte order mark in front, for programs that guess encodings
    Quoting quoting = Quoting::minimal;
    std::string null_text = {};  // stands for null, never quoted; equal texts are quoted
};

// Fails where the file could not be read back: causes `bad_delimiter`, `bad_quote`,
// `bad_null_text`.
Result<void> check_dialect(const CsvDialect& dialect);

}  // namespace rowsmith
