// Cells as the bytes that utf8 and binary columns hold: what the plain text of a cell is
// (format/cell_text.h), but binary as it is, not in Base64.
#pragma once
#include <optional>
#include <vector>

#include "base/buffer.h"
#include "column/aligned.h"
#include "format/cell_text.h"
#include "format/row_program.h"

namespace rowsmith {

// Texts one after the other, each readable 16 bytes beyond its end.
class FlatTexts {
public:
    FlatTexts() = default;
    explicit FlatTexts(const std::vector<std::string>& texts);

    u32 size_of(u32 code) const { return starts_[code + 1] - starts_[code]; }
    const char* start_of(u32 code) const { return bytes_.data() + starts_[code]; }
    u32 count() const { return static_cast<u32>(starts_.size()) - 1; }
    u32 longest() const { return longest_; }

    // Copies an entry and returns its end; may write 16 bytes beyond it.
    char* copy(u32 code, char* to) const {
        const char* const from = start_of(code);
        const u32 size = size_of(code);
        std::memcpy(to, from, 16);
        if (size > 16) [[unlikely]]
            std::memcpy(to + 16, from + 16, size - 16);
        return to + size;
    }

private:
    Aligned<char> bytes_;
    std::vector<u32> starts_ = {0};
    u32 longest_ = 0;
};

class CellBytes {
public:
    // Fails on a format of moments that cannot be read. The shape must outlive this.
    static Result<CellBytes> bind(const Shape& shape, const Place& place);

    // Appends row i, which must not be null.
    void append(const Column& column, u32 i, Buffer& out) const;

private:
    explicit CellBytes(const Shape& shape) : shape_(&shape) {}
    void append_words(const Column& column, u32 i, Buffer& out) const;

    const Shape* shape_;
    FlatTexts entries_;              // codes and words
    std::optional<CellText> other_;  // what has no quicker way
    std::vector<CellBytes> parts_;
};

// A program for blocks of such cells, as text formats have for rows; null where the cells are
// written quickly enough one by one, or cannot be written otherwise.
Result<std::shared_ptr<const BoundRows>> bind_cell_rows(const Shape& shape, const Place& place);

}  // namespace rowsmith
