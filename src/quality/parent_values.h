// Some columns of a table held in memory by one of its keys, so that rules of other tables can look
// at them. What is read of it is bounded by a named limit.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "quality/checked_block.h"
#include "quality/key_store.h"

namespace rowsmith {

// Of all parents together; rules that need more are reported as not checked.
inline constexpr size_t parent_memory_max_bytes = 1'000'000'000;

struct ValueOrNull {
    CellState state = CellState::unknown;
    FieldValue value = {};
};

class ParentValues {
public:
    // Numbers among the columns that data shows.
    struct Columns {
        size_t key;
        Kind key_kind;
        std::vector<size_t> wanted;
    };
    explicit ParentValues(Columns columns) : columns_(std::move(columns)) {}

    const Columns& columns() const { return columns_; }
    void want(size_t column);
    void add(const CheckedBlock& block);
    // After the last row: ready to be looked into.
    void finish();
    size_t size_bytes() const;

    // The value of a wanted column in the row of that key; unknown when there is no such row.
    ValueOrNull find(const FieldValue& key, size_t column) const;

private:
    struct Stored {
        CellState state;
        FieldValue value;
    };
    Columns columns_;
    std::vector<KeyEntry> keys_;  // the row is the number in stored_
    std::vector<Stored> stored_;  // row by row, the wanted columns
    std::deque<std::string> texts_;
    size_t text_bytes_ = 0;
};

}  // namespace rowsmith
