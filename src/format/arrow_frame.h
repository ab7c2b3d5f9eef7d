// The rows of one frame as Arrow arrays: blocks of any size go in, value by value the same arrays
// come out. What a null's place holds is set to zero, so that files depend on nothing else.
#pragma once
#include <arrow/array/data.h>

#include <memory>
#include <span>
#include <vector>

#include "format/arrow_schema.h"

namespace rowsmith {

// Of a dictionary: all of it (IPC, where it stands once in the head of the file), or the values
// that the frame uses, in the order of their codes (Parquet, where each row group has its own).
enum class DictionaryPart : u8 { whole, used };

struct RowSpan {
    u32 first;
    u32 count;
};

// A column under way.
class FrameColumn {
public:
    explicit FrameColumn(const ArrowColumn& column) : column_(column) {}
    virtual ~FrameColumn() = default;
    // `parent` has a 1 for each of the rows that the column's parent has, a 0 for the others; null:
    // it has all.
    void append(const Column& column, RowSpan rows, const u8* parent);
    // Views into this, valid until it changes.
    std::shared_ptr<arrow::ArrayData> data();
    virtual void clear();
    // Offsets have 32 bits: the largest there is.
    virtual size_t largest_offset() const { return 0; }

protected:
    struct Parts {
        std::vector<std::shared_ptr<arrow::Buffer>> buffers;  // without validity
        std::vector<std::shared_ptr<arrow::ArrayData>> children = {};
        std::shared_ptr<arrow::ArrayData> dictionary = nullptr;
    };
    // `present`: as `parent`, with the column's own nulls.
    virtual void append_values(const Column& column, RowSpan rows, const u8* present) = 0;
    virtual Parts parts() = 0;

    const ArrowColumn& column_;
    u64 rows_ = 0;
    FrameArray<u8> valid_;  // a byte a row; only where the field is nullable

private:
    FrameArray<u8> valid_bits_;
    std::vector<u8> present_;
};

using FrameColumnPointer = std::unique_ptr<FrameColumn>;

// The column must outlive the result.
FrameColumnPointer make_frame_column(const ArrowColumn& column, DictionaryPart part);

class ArrowFrame {
public:
    ArrowFrame(std::span<const ArrowColumn> columns, DictionaryPart part);

    // Fails when the frame's texts or lists outgrow 2 GB. Columns stand in the order of the layout.
    Result<void> add(std::span<const Column* const> columns, u32 count);
    u64 rows() const { return rows_; }
    // One a column; views into this, valid until it changes.
    std::vector<std::shared_ptr<arrow::ArrayData>> data();
    void clear();

private:
    std::vector<FrameColumnPointer> columns_;
    u64 rows_ = 0;
};

}  // namespace rowsmith
