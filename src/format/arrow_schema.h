// How the columns of a table lie in Arrow's and Parquet's files; the table is in docs/formats.md.
#pragma once
#include <arrow/type.h>

#include <memory>
#include <string>
#include <vector>

#include "format/arrow_dictionary.h"
#include "format/format.h"
#include "format/row_program.h"

namespace rowsmith {

// What a frame gathers for a column.
enum class ArrowLayout : u8 {
    int64,    // also times, datetimes and durations
    date,     // 32 bits
    decimal,  // 128 bits
    boolean,
    float64,
    uuid,        // 16 bytes
    text,        // offsets and bytes: utf8, binary, JSON
    dictionary,  // 32-bit codes into texts
    list,
    record,
    point,  // GeoJSON: {type, coordinates: [longitude, latitude]}
};

struct ArrowColumn {
    const Shape* shape;
    ArrowLayout layout;
    std::shared_ptr<arrow::Field> field;
    // As readers of Parquet get it: dictionaries are a matter of storage there, but for enum.
    std::shared_ptr<arrow::Field> read_field;
    std::shared_ptr<const ArrowDictionary> dictionary = nullptr;
    std::vector<u32> strides = {};  // dictionary of joined texts: as in joined_dictionary.h
    std::shared_ptr<const CellBytes> bytes = nullptr;  // text
    std::shared_ptr<const BoundRows> rows = nullptr;   // text: the same for whole blocks, or none
    std::vector<ArrowColumn> children = {};            // list, record; point: latitude, longitude
};

// What becomes of texts joined from short lists: readers of Arrow see a dictionary as a type of its
// own, for those of Parquet it is a matter of storage.
enum class JoinedTexts : u8 { as_text, as_dictionary };

// Fails on a format of moments that cannot be read.
Result<std::vector<ArrowColumn>> bind_arrow_columns(const TableLayout& layout, JoinedTexts joined);

std::shared_ptr<arrow::Schema> arrow_schema(const std::vector<ArrowColumn>& columns);
std::shared_ptr<arrow::Schema> read_schema(const std::vector<ArrowColumn>& columns);

}  // namespace rowsmith
