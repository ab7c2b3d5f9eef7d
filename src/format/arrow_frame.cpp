#include "format/arrow_frame.h"

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "format/arrow_nested.h"
#include "format/arrow_numbers.h"
#include "format/arrow_strings.h"

namespace rowsmith {

void FrameColumn::append(const Column& column, RowSpan rows, const u8* parent) {
    if (rows.count == 0) return;
    const u8* present = parent;
    if (column.shape->nullable) {
        present = column.valid.data() + rows.first;
        if (parent != nullptr) {
            present_.resize(rows.count);
            for (u32 i = 0; i < rows.count; i++) present_[i] = present[i] & parent[i];
            present = present_.data();
        }
        std::memcpy(valid_.grow(rows.count), present, rows.count);
    }
    append_values(column, rows, present);
    rows_ += rows.count;
}

std::shared_ptr<arrow::ArrayData> FrameColumn::data() {
    Parts made = parts();
    const auto nulls =
        static_cast<i64>(std::count(valid_.data(), valid_.data() + valid_.size(), u8{0}));
    if (nulls > 0) pack_bits(valid_, valid_bits_);
    made.buffers.insert(made.buffers.begin(), nulls > 0 ? valid_bits_.view() : nullptr);
    auto data = arrow::ArrayData::Make(column_.field->type(), static_cast<i64>(rows_),
                                       std::move(made.buffers), std::move(made.children), nulls);
    data->dictionary = std::move(made.dictionary);
    return data;
}

void FrameColumn::clear() {
    rows_ = 0;
    valid_.clear();
}

FrameColumnPointer make_frame_column(const ArrowColumn& column, DictionaryPart part) {
    switch (column.layout) {
        case ArrowLayout::text:
            return make_text_column(column);
        case ArrowLayout::dictionary:
            return make_dictionary_column(column, part);
        case ArrowLayout::list:
        case ArrowLayout::record:
        case ArrowLayout::point:
            return make_nested_column(column, part);
        default:
            return make_number_column(column);
    }
}

ArrowFrame::ArrowFrame(std::span<const ArrowColumn> columns, DictionaryPart part) {
    for (const ArrowColumn& column : columns) columns_.push_back(make_frame_column(column, part));
}

Result<void> ArrowFrame::add(std::span<const Column* const> columns, u32 count) {
    CHECK(columns.size() == columns_.size());
    for (size_t k = 0; k < columns_.size(); k++) {
        columns_[k]->append(*columns[k], {.first = 0, .count = count}, nullptr);
        if (columns_[k]->largest_offset() > size_t{std::numeric_limits<i32>::max()})
            return fail({.code = ErrorCode::limit,
                         .cause = "row_group_too_large",
                         .message = "the texts of a column outgrow 2 GB in one row group",
                         .expected = "at most 2 GB",
                         .fix = "set a smaller row_group_rows"});
    }
    rows_ += count;
    return {};
}

std::vector<std::shared_ptr<arrow::ArrayData>> ArrowFrame::data() {
    std::vector<std::shared_ptr<arrow::ArrayData>> data;
    for (const FrameColumnPointer& column : columns_) data.push_back(column->data());
    return data;
}

void ArrowFrame::clear() {
    rows_ = 0;
    for (const FrameColumnPointer& column : columns_) column->clear();
}

}  // namespace rowsmith
