// The three ways to count the children of a stride of parents; fan_out.h tells what strides are.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "base/integers.h"
#include "random/count_table.h"

namespace rowsmith {

struct FanOutShape {
    u64 key = 0;
    u64 parents = 0;
    u32 stride_bits = 16;  // smaller ones are for tests

    u64 stride_size() const { return u64{1} << stride_bits; }
    u64 full_strides() const { return parents >> stride_bits; }
    // Parents of the last stride where it is not full, else 0.
    u64 cut_parents() const { return parents & (stride_size() - 1); }
    u64 strides() const { return full_strides() + (cut_parents() > 0 ? 1 : 0); }
};

struct ExactTotal {
    u64 children = 0;
    CountBounds each = {};
};

// What differs between the kinds of fan-outs: where the children of a stride start, and the counts
// of its parents. Strides run from 0; start() also takes one past the last: all children.
class StrideCounts {
public:
    virtual ~StrideCounts() = default;
    virtual u64 start(u64 stride) const = 0;
    // The stride that holds this child; child < all children.
    virtual u64 stride_of(u64 child) const = 0;
    // The counts of the stride's parents (fewer than a full stride in the last).
    virtual void fill(u64 stride, std::span<u32> counts) const = 0;
};

// Quantiles of the table, in a keyed spread order.
std::shared_ptr<const StrideCounts> stratified_counts(const FanOutShape& shape,
                                                      const CountTable& table);

// Quantiles scaled to an exact total, which must be within reach.
std::shared_ptr<const StrideCounts> exact_counts(const FanOutShape& shape, const CountTable& table,
                                                 const ExactTotal& total);

// Only where strides start: 0, then the running sums of their totals. It can't fill counts.
std::shared_ptr<const StrideCounts> outside_counts(std::vector<u64> starts);

}  // namespace rowsmith
