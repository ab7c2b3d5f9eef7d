// What is known of a column at plan time: its type, its form in memory, its bounds. Formats bind to
// shapes.
#pragma once
#include <string>
#include <vector>

#include "column/dictionary.h"
#include "column/type.h"

namespace rowsmith {

// How the values of a block lie in memory; Column (column/column.h) says which arrays each form
// uses.
enum class Form : u8 {
    codes,  // numbers into a shared dictionary
    int64,  // integral types
    float64,
    uuid,    // two 64-bit halves, most significant first
    text,    // bytes with offsets; also binary
    parts,   // one text made of several children joined (a name, an e-mail); children: codes, text
             // or int64
    words,   // one text of several dictionary entries, a separator between
    list,    // array: children[0] holds the elements of all rows, one after the other
    record,  // json and coordinates: one child a field
};

struct Shape {
    Type type = {};
    Form form = Form::text;
    bool nullable = false;                   // false: the validity array is not looked at
    DictionaryPointer dictionary = nullptr;  // codes, words
    std::string separator = {};              // words
    u32 count_max = 0;                       // words, list: most entries of a row
    u32 digits = 0;                          // int64 as a part: zero-padded to this width
    i64 low = INT64_MIN;                     // int64, float64: no value is below
    i64 high = INT64_MAX;                    // int64, float64: no value is above
    u32 bytes_max = 0;                       // text: the longest value
    std::string name = {};                   // as a record's field
    std::vector<Shape> children = {};        // parts, list, record
};

}  // namespace rowsmith
