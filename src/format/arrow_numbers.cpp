#include "format/arrow_numbers.h"

#include <bit>

#include "format/rounded_float.h"

namespace rowsmith {

namespace {

struct Decimal {
    i64 low;
    i64 high;
};
struct Uuid {
    u64 high;
    u64 low;
};

template <class To, class From>
To stored(From value) {
    if constexpr (std::is_same_v<To, Decimal>)
        return {.low = value, .high = value < 0 ? -1 : 0};
    else
        return static_cast<To>(value);
}

// From the column's 64-bit values, or through the codes of a dictionary of numbers.
template <class To, class From>
class NumberColumn : public FrameColumn {
public:
    NumberColumn(const ArrowColumn& column, std::vector<From> entries)
        : FrameColumn(column), entries_(std::move(entries)) {}

    void clear() override {
        FrameColumn::clear();
        values_.clear();
    }

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        To* const to = values_.grow(rows.count);
        if (column.shape->form == Form::codes) {
            const u32* const codes = column.codes.data() + rows.first;
            for (u32 i = 0; i < rows.count; i++)
                to[i] = present == nullptr || present[i] != 0 ? stored<To, From>(entries_[codes[i]])
                                                              : To{};
            return;
        }
        const From* const from = source(column) + rows.first;
        if (present == nullptr)
            for (u32 i = 0; i < rows.count; i++) to[i] = stored<To, From>(from[i]);
        else
            for (u32 i = 0; i < rows.count; i++)
                to[i] = present[i] != 0 ? stored<To, From>(from[i]) : To{};
    }
    Parts parts() override { return {.buffers = {values_.view()}}; }

    FrameArray<To> values_;

private:
    static const From* source(const Column& column) {
        if constexpr (std::is_same_v<From, double>)
            return column.floats.data();
        else
            return column.integers.data();
    }

    std::vector<From> entries_;
};

// Floats with a number of digits are written as they are in text formats: rounded to these.
class RoundedColumn final : public NumberColumn<double, double> {
public:
    using NumberColumn::NumberColumn;

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        const size_t start = values_.size();
        NumberColumn::append_values(column, rows, present);
        double* const added = values_.grow(0) - rows.count;
        if (column.shape->form == Form::codes) return;
        for (size_t i = 0; start + i < values_.size(); i++)
            added[i] = rounded_float(added[i], column.shape->type.scale);
    }
};

class BooleanColumn final : public NumberColumn<u8, i64> {
public:
    using NumberColumn::NumberColumn;

protected:
    Parts parts() override {
        pack_bits(values_, bits_);
        return {.buffers = {bits_.view()}};
    }

private:
    FrameArray<u8> bits_;
};

class UuidColumn final : public FrameColumn {
public:
    using FrameColumn::FrameColumn;

    void clear() override {
        FrameColumn::clear();
        values_.clear();
    }

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        Uuid* const to = values_.grow(rows.count);
        const u64* const high = column.high.data() + rows.first;
        const u64* const low = column.low.data() + rows.first;
        for (u32 i = 0; i < rows.count; i++)
            to[i] = present == nullptr || present[i] != 0
                        ? Uuid{std::byteswap(high[i]), std::byteswap(low[i])}
                        : Uuid{};
    }
    Parts parts() override { return {.buffers = {values_.view()}}; }

private:
    FrameArray<Uuid> values_;
};

std::vector<i64> integer_entries(const Shape& shape) {
    return shape.form == Form::codes ? shape.dictionary->integers : std::vector<i64>();
}

FrameColumnPointer make_float_column(const ArrowColumn& column) {
    const Shape& shape = *column.shape;
    std::vector<double> entries;
    if (shape.form == Form::codes) entries = shape.dictionary->floats;
    if (shape.type.scale < 0)
        return std::make_unique<NumberColumn<double, double>>(column, std::move(entries));
    for (double& entry : entries) entry = rounded_float(entry, shape.type.scale);
    return std::make_unique<RoundedColumn>(column, std::move(entries));
}

}  // namespace

FrameColumnPointer make_number_column(const ArrowColumn& column) {
    auto entries = integer_entries(*column.shape);
    switch (column.layout) {
        case ArrowLayout::date:
            return std::make_unique<NumberColumn<i32, i64>>(column, std::move(entries));
        case ArrowLayout::decimal:
            return std::make_unique<NumberColumn<Decimal, i64>>(column, std::move(entries));
        case ArrowLayout::boolean:
            return std::make_unique<BooleanColumn>(column, std::move(entries));
        case ArrowLayout::float64:
            return make_float_column(column);
        case ArrowLayout::uuid:
            return std::make_unique<UuidColumn>(column);
        default:
            return std::make_unique<NumberColumn<i64, i64>>(column, std::move(entries));
    }
}

}  // namespace rowsmith
