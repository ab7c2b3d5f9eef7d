// Rows as they were read: up to 256, or fewer where rows are long, in columns of cells.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "column/rows.h"
#include "read/cell.h"

namespace rowsmith {

// What is wrong with a row as a whole: its cells cannot be told apart, or it has more than its
// table. `cause` is a stable word.
struct RowFault {
    u32 row = 0;  // in the batch
    std::string cause;
    std::string found;
    std::string expected = {};
};

class RowBatch {
public:
    explicit RowBatch(size_t columns) : columns_(columns, std::vector<Cell>(block_rows)) {}

    void clear() {
        count_ = 0;
        texts_.clear();
        faults.clear();
    }
    u32 count() const { return count_; }
    bool is_full() const { return count_ == block_rows; }
    size_t column_count() const { return columns_.size(); }
    std::vector<Cell>& column(size_t column) { return columns_[column]; }
    const std::vector<Cell>& column(size_t column) const { return columns_[column]; }

    // The next row, all of its cells missing.
    u32 add_row(u64 line) {
        const u32 row = count_++;
        for (std::vector<Cell>& cells : columns_) cells[row] = {};
        lines_[row] = line;
        broken_[row] = false;
        return row;
    }
    // The line that a row starts in, from 1; 0 where the format has no lines.
    u64 line(u32 row) const { return lines_[row]; }
    // A fault after which the row's cells mean nothing.
    void break_row(u32 row, RowFault fault) {
        broken_[row] = true;
        add_fault(row, std::move(fault));
    }
    void add_fault(u32 row, RowFault fault) {
        fault.row = row;
        faults.push_back(std::move(fault));
    }
    bool is_broken(u32 row) const { return broken_[row]; }

    // Keeps a text that does not stand in the file as it is.
    std::string& keep(std::string text) { return texts_.emplace_back(std::move(text)); }

    std::vector<RowFault> faults;

private:
    std::vector<std::vector<Cell>> columns_;
    std::array<u64, block_rows> lines_{};
    std::array<bool, block_rows> broken_{};
    std::deque<std::string> texts_;
    u32 count_ = 0;
};

}  // namespace rowsmith
