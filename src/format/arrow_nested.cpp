#include "format/arrow_nested.h"

#include <algorithm>

#include "format/rounded_float.h"

namespace rowsmith {

namespace {

// Elements of null lists are left out: Parquet allows none there.
class ListColumn final : public FrameColumn {
public:
    ListColumn(const ArrowColumn& column, DictionaryPart part)
        : FrameColumn(column), elements_(make_frame_column(column.children[0], part)) {
        offsets_.add(0);
    }

    void clear() override {
        FrameColumn::clear();
        offsets_.clear();
        offsets_.add(0);
        count_ = 0;
        elements_->clear();
    }
    size_t largest_offset() const override { return std::max(count_, elements_->largest_offset()); }

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        u32 start = 0;
        for (u32 i = 0; i < rows.first; i++) start += column.lengths[i];
        i32* const ends = offsets_.grow(rows.count);
        RowSpan run{.first = start, .count = 0};
        for (u32 i = 0; i < rows.count; i++) {
            const u32 length = column.lengths[rows.first + i];
            if (present != nullptr && present[i] == 0) {
                elements_->append(column.children[0], run, nullptr);
                run = {.first = run.first + run.count + length, .count = 0};
            } else {
                run.count += length;
                count_ += length;
            }
            ends[i] = static_cast<i32>(count_);
        }
        elements_->append(column.children[0], run, nullptr);
    }
    Parts parts() override {
        return {.buffers = {offsets_.view()}, .children = {elements_->data()}};
    }

private:
    FrameArray<i32> offsets_;
    size_t count_ = 0;
    FrameColumnPointer elements_;
};

class RecordColumn final : public FrameColumn {
public:
    RecordColumn(const ArrowColumn& column, DictionaryPart part) : FrameColumn(column) {
        for (const ArrowColumn& child : column.children)
            fields_.push_back(make_frame_column(child, part));
    }

    void clear() override {
        FrameColumn::clear();
        for (const FrameColumnPointer& field : fields_) field->clear();
    }
    size_t largest_offset() const override {
        size_t most = 0;
        for (const FrameColumnPointer& field : fields_)
            most = std::max(most, field->largest_offset());
        return most;
    }

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        for (size_t k = 0; k < fields_.size(); k++)
            fields_[k]->append(column.children[k], rows, present);
    }
    Parts parts() override {
        Parts made;
        for (const FrameColumnPointer& field : fields_) made.children.push_back(field->data());
        return made;
    }

private:
    std::vector<FrameColumnPointer> fields_;
};

// {type: "Point", coordinates: [longitude, latitude]}, as GeoJSON has it.
class PointColumn final : public FrameColumn {
public:
    explicit PointColumn(const ArrowColumn& column) : FrameColumn(column) { clear(); }

    void clear() override {
        FrameColumn::clear();
        type_ends_.clear();
        type_ends_.add(0);
        types_.clear();
        pair_ends_.clear();
        pair_ends_.add(0);
        numbers_.clear();
        numbers_valid_.clear();
    }

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        for (u32 i = 0; i < rows.count; i++) {
            if (present == nullptr || present[i] != 0) {
                types_.bytes().append("Point");
                add_number(column.children[1], rows.first + i);
                add_number(column.children[0], rows.first + i);
            }
            type_ends_.add(static_cast<i32>(types_.size()));
            pair_ends_.add(static_cast<i32>(numbers_.size()));
        }
    }

    Parts parts() override {
        const auto& type = *column_.field->type();
        const auto& pairs = type.field(1)->type();
        const auto rows = static_cast<i64>(rows_);
        const auto nulls = static_cast<i64>(
            std::count(numbers_valid_.data(), numbers_valid_.data() + numbers_.size(), u8{0}));
        pack_bits(numbers_valid_, numbers_bits_);
        auto numbers = arrow::ArrayData::Make(
            arrow::float64(), static_cast<i64>(numbers_.size()),
            {nulls > 0 ? numbers_bits_.view() : nullptr, numbers_.view()}, nulls);
        return {.buffers = {},
                .children = {
                    arrow::ArrayData::Make(arrow::utf8(), rows,
                                           {nullptr, type_ends_.view(), types_.view()}, 0),
                    arrow::ArrayData::Make(pairs, rows, {nullptr, pair_ends_.view()},
                                           {std::move(numbers)}, 0),
                }};
    }

private:
    void add_number(const Column& column, u32 i) {
        const bool is_null = column.is_null(i);
        numbers_valid_.add(is_null ? 0 : 1);
        numbers_.add(is_null ? 0 : number_at(column, i));
    }

    FrameArray<i32> type_ends_, pair_ends_;
    FrameArray<char> types_;
    FrameArray<double> numbers_;
    FrameArray<u8> numbers_valid_, numbers_bits_;
};

}  // namespace

FrameColumnPointer make_nested_column(const ArrowColumn& column, DictionaryPart part) {
    switch (column.layout) {
        case ArrowLayout::list:
            return std::make_unique<ListColumn>(column, part);
        case ArrowLayout::point:
            return std::make_unique<PointColumn>(column);
        default:
            return std::make_unique<RecordColumn>(column, part);
    }
}

}  // namespace rowsmith
