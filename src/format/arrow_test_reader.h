// Reads cells back from Arrow arrays, for the tests of columnar formats.
#pragma once
#include <arrow/type_fwd.h>

#include <string>

#include "format/text_test_table.h"

namespace rowsmith {

// The text of a cell as our JSON Lines would have it. The shape says what the array's numbers mean.
std::string cell_json(const arrow::Array& array, i64 row, const Shape& shape);

// The whole file of a table whose rows are given to frames of `frame_rows` in blocks of `block`.
struct Cut {
    u32 frame_rows;
    u32 block;
};
std::string file_of(const Writer& writer, const TestTable& table, const Cut& cut);

// A format of the registry with its options, `{compression: zstd}`.
Result<std::unique_ptr<Writer>> bind_format(std::string_view name, const TestTable& table,
                                            const Node& options = {.kind = NodeKind::map});

Node options_map(const std::vector<std::pair<std::string, std::string>>& options);

// Compares all cells with json_value_text of the table's columns.
void expect_cells(const arrow::Table& read, const TestTable& table);

}  // namespace rowsmith
