// One block of one column: up to 256 values in the form that its shape names.
//
//   form      arrays used, per row i
//   codes     codes[i]
//   int64     integers[i]
//   float64   floats[i]
//   uuid      high[i], low[i]
//   text      text.at(i)
//   parts     children[k] at i, for each k; a null child adds nothing
//   words     lengths[i] codes from codes[i * shape.count_max]
//   list      lengths[i] elements of children[0], packed: row i's follow row i - 1's
//   record    children[k] at i
//
// valid[i] is 1, or 0 for null; it is looked at only when shape.nullable. What a null's other
// arrays hold is of no meaning, but is in range (codes point into the dictionary). A Column belongs
// to one thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "column/aligned.h"
#include "column/rows.h"
#include "column/shape.h"

namespace rowsmith {

// Texts one after the other with their ends. Row i is bytes [ends[i - 1], ends[i]).
class TextBlock {
public:
    void clear() {
        bytes_.clear();
        ends_.clear();
    }
    void add(std::string_view text) {
        bytes_.append(text);
        end_row();
    }
    // Appends to the row that is not ended yet.
    void append(std::string_view text) { bytes_.append(text); }
    void append(char c) { bytes_.push_back(c); }
    void end_row() { ends_.push_back(static_cast<u32>(bytes_.size())); }

    u32 count() const { return static_cast<u32>(ends_.size()); }
    std::string_view at(u32 i) const {
        const u32 start = i == 0 ? 0 : ends_[i - 1];
        return std::string_view(bytes_).substr(start, ends_[i] - start);
    }
    const std::string& bytes() const { return bytes_; }
    const std::vector<u32>& ends() const { return ends_; }

private:
    std::string bytes_;
    std::vector<u32> ends_;
};

struct Column {
    // Allocates the arrays that the shape's form uses. The shape must outlive the column.
    explicit Column(const Shape& shape, u32 capacity = block_rows);

    const Shape* shape;
    u32 capacity;
    Aligned<u8> valid;
    Aligned<u32> codes;
    Aligned<i64> integers;
    Aligned<double> floats;
    Aligned<u64> high, low;
    Aligned<u32> lengths;
    TextBlock text;
    std::vector<Column> children;

    bool is_null(u32 i) const { return shape->nullable && valid[i] == 0; }
    void set_all_valid() {
        for (size_t i = 0; i < valid.size(); i++) valid[i] = 1;
    }
};

}  // namespace rowsmith
