#include "quality/row_scan.h"

namespace rowsmith {

namespace {

// Tells which characters stand between cells.
class CellScan {
public:
    explicit CellScan(const RowText& text) : text_(text) {}

    // Whether the character ends a cell.
    bool ends_cell(char c) {
        if (text_.quote != 0) {
            is_quoted_ ^= c == text_.quote;
            return !is_quoted_ && (c == text_.delimiter || c == '\n' || c == '\r');
        }
        if (is_escaped_) {
            is_escaped_ = false;
        } else if (is_quoted_ && c == '\\') {
            is_escaped_ = true;
        } else if (c == '"') {
            is_quoted_ = !is_quoted_;
        }
        if (is_quoted_) return false;
        if (c == '{' || c == '[') depth_++;
        if (c == '}' || c == ']') return depth_-- == 1;
        return c == ',' && depth_ == 1;
    }
    // JSON rows have cells only inside of their object.
    bool is_inside() const { return text_.quote != 0 || depth_ > 0; }

private:
    const RowText& text_;
    bool is_quoted_ = false;
    bool is_escaped_ = false;
    int depth_ = 0;
};

}  // namespace

CellPlace cell_at(const RowText& text, std::string_view row, size_t at) {
    CellScan scan(text);
    CellPlace place;
    bool was_inside = text.quote != 0;
    for (size_t i = 0; i < row.size(); i++) {
        const bool ends = scan.ends_cell(row[i]);
        if (!was_inside && scan.is_inside()) {
            was_inside = true;
            place.first = i + 1;
            continue;
        }
        if (!ends) continue;
        place.end = i;
        if (at <= i || !scan.is_inside()) return place;
        const bool is_last = text.quote != 0 && row[i] != text.delimiter;
        if (is_last) return place;
        place.number++;
        place.first = i + 1;
    }
    place.end = row.size();
    return place;
}

}  // namespace rowsmith
