// Weighted lists laid one after the other, one a group: of each row's group a value is picked in
// constant time. The numbers of the values run through all groups, so they are codes into one
// dictionary whatever the group.
#pragma once
#include <span>
#include <vector>

#include "base/result.h"
#include "generators/generator.h"
#include "random/streams.h"

namespace rowsmith {

class GroupedChoice {
public:
    // The next group's weights, all >= 0; their values take the next numbers.
    Result<void> add(std::span<const double> weights);
    // The next group shares the values and weights of an earlier one.
    void add_same_as(u32 group);

    u32 groups() const { return static_cast<u32>(starts_.size()); }
    u32 start(u32 group) const { return starts_[group]; }
    u32 size(u32 group) const { return sizes_[group]; }
    u32 values() const { return static_cast<u32>(cells_.size()); }

    u32 pick(u32 group, u64 bits) const {
        const u32 start = starts_[group];
        const u32 index = static_cast<u32>((bits >> 32) * sizes_[group] >> 32);
        const u64 cell = cells_[start + index];
        const bool own = static_cast<u32>(bits) < static_cast<u32>(cell);
        return start + (own ? index : static_cast<u32>(cell >> 32));
    }

    // codes[i] = pick(groups[i], mix(key + scaled[i])); without groups all rows are of group 0.
    void pick_at(u64 key, std::span<const u64> scaled, const u32* groups, u32* codes) const;

private:
    std::vector<u64> cells_;  // as AliasTable::cells
    std::vector<u32> starts_;
    std::vector<u32> sizes_;
};

// How the codes of an input take part in the number of a group: group = sum of code * stride.
struct GroupInput {
    u32 input = 0;
    u32 stride = 1;
};

// Codes of a grouped choice; without inputs all rows are of group 0.
class ChosenCodes final : public Kernel {
public:
    ChosenCodes(u64 key, GroupedChoice choice, std::vector<GroupInput> inputs)
        : key_(key), choice_(std::move(choice)), inputs_(std::move(inputs)) {}
    void fill(const Fill& block) const override;

private:
    u64 key_;
    GroupedChoice choice_;
    std::vector<GroupInput> inputs_;
};

// codes[i] = map[the input's code]: what follows from another value.
class MappedCodes final : public Kernel {
public:
    MappedCodes(u32 input, std::vector<u32> map) : input_(input), map_(std::move(map)) {}
    void fill(const Fill& block) const override;

private:
    u32 input_;
    std::vector<u32> map_;
};

// The inputs as the parts of one text.
class JoinedColumns final : public Kernel {
public:
    explicit JoinedColumns(std::vector<u32> inputs) : inputs_(std::move(inputs)) {}
    void fill(const Fill& block) const override;

private:
    std::vector<u32> inputs_;
};

}  // namespace rowsmith
