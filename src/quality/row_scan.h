// Finds where rows begin in a text file without reading their cells: by counting line ends.
#pragma once
#include <algorithm>
#include <cstring>

#include "format/format.h"

namespace rowsmith {

class RowScan {
public:
    explicit RowScan(const RowText& text) : text_(text), offset_(text.head_bytes) {}

    // Goes on over the bytes behind the head. `visit(row, offset)` hears of each row's first byte;
    // behind the last row it may hear of one more.
    template <class Visit>
    void add(std::string_view bytes, const Visit& visit) {
        if (!text_.separated && row_ == 0 && !is_begun_) visit(row_++, offset_);
        is_begun_ = true;
        for (size_t at = 0; at < bytes.size();) {
            const size_t end = std::min(bytes.find('\n', at), bytes.size());
            if (text_.quote != 0)
                is_quoted_ ^=
                    std::count(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                               bytes.begin() + static_cast<std::ptrdiff_t>(end), text_.quote) %
                        2 !=
                    0;
            if (end < bytes.size() && !is_quoted_ &&
                lines_++ % text_.lines == text_.lines - 1 - before()) {
                // A row that is separated begins with the separator's byte, but for the first.
                const u64 line_end = offset_ + end;
                visit(row_, text_.separated ? line_end - (row_ > 0 ? 1 : 0) : line_end + 1);
                row_++;
            }
            at = end + 1;
        }
        offset_ += bytes.size();
    }

private:
    // Line ends of a row that stand behind its beginning.
    u64 before() const { return text_.separated ? text_.lines - 1 : 0; }

    RowText text_;
    u64 offset_;
    u64 row_ = 0;
    u64 lines_ = 0;
    bool is_quoted_ = false;
    bool is_begun_ = false;
};

// A cell of a row's text, with its name or without.
struct CellPlace {
    size_t number = 0;
    size_t first = 0;
    size_t end = 0;
};

// The cell that byte `at` of a row's text belongs to; separators belong to the cell before them.
CellPlace cell_at(const RowText& text, std::string_view row, size_t at);

}  // namespace rowsmith
