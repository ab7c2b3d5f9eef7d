// JSON Lines (one object a line) and JSON (one array of objects).
#pragma once
#include <memory>

#include "format/format.h"

namespace rowsmith {

Result<std::unique_ptr<Writer>> make_jsonl_writer(const TableLayout& layout);

struct JsonStyle {
    u32 indent = 0;  // 0: one row a line; else blanks a level, one column a line
};
Result<std::unique_ptr<Writer>> make_json_writer(const TableLayout& layout, const JsonStyle& style);

}  // namespace rowsmith
