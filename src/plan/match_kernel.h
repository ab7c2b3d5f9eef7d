// The line of another table that holds a row's own values.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "plan/workspace.h"

namespace rowsmith {

// Lines by the values that rows look for. Built once, then only read.
class LineIndex {
public:
    // results[0 … keys) of the program are what is looked for, results[keys] the weight, if any;
    // lines that hold a null or have no weight are never found.
    LineIndex(const Program& program, u64 lines, u32 keys);

    struct Group {
        std::vector<u64> lines;
        std::vector<u64> ends;  // sums of weights
    };
    // Null where no line holds the values.
    const Group* find(const std::string& key) const;

private:
    std::unordered_map<std::string, Group> groups_;
};

// The values of all columns at a row as one key; false where one is null.
bool append_key(std::span<const Column* const> columns, u32 i, std::string& key);

// Inputs: the row's values, in the order of the index's. Output: the line as int64, null where none
// matches; of several one is drawn by weight.
class MatchKernel final : public Kernel {
public:
    MatchKernel(u64 key, LineIndex index) : key_(key), index_(std::move(index)) {}
    void fill(const Fill& block) const override;

private:
    u64 key_;
    LineIndex index_;
};

}  // namespace rowsmith
