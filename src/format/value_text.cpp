#include "format/value_text.h"

#include "base/check.h"
#include "format/cell_text.h"

namespace rowsmith {

std::string value_text(const Column& column, u32 i) {
    if (column.is_null(i)) return "null";
    const auto cell = CellText::bind(*column.shape, {});
    CHECK(cell.has_value());
    std::string text;
    cell->append_plain(column, i, text);
    return text;
}

std::string json_value_text(const Column& column, u32 i) {
    const auto cell = CellText::bind(*column.shape, {});
    CHECK(cell.has_value());
    std::string text;
    cell->append_json(column, i, text);
    return text;
}

}  // namespace rowsmith
