// Children of parents without a stored count: child row <-> (parent row, ordinal).
//
// Parents are cut into strides of 65,536. The counts of a stride are quantiles of the wanted
// distribution, so every full stride has the same counts and the same total; a keyed SpreadOrder
// says which parent gets which. Child row -> stride is a division; inside a stride counts are
// summed on demand by a reader (fan_out_reader.h). The last stride has the order it will have when
// it is full, cut: parents may grow without changing an earlier parent or child.
// An exact total is shared over strides by their parents, inside by largest remainder; the counts
// then depend on the number of parents.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "base/integers.h"
#include "base/result.h"
#include "random/count_table.h"
#include "random/stride_counts.h"

namespace rowsmith {

inline constexpr u64 most_parents = u64{1} << 40;
inline constexpr u64 most_children = u64{1} << 62;

// Immutable and cheap to copy; shared by threads.
class FanOut {
public:
    // Counts by the quantiles of the table.
    static Result<FanOut> stratified(const FanOutShape& shape, const CountTable& table);

    // Exactly this many children, each parent within its bounds, near the shape of the table.
    static Result<FanOut> exact(const FanOutShape& shape, const CountTable& table,
                                const ExactTotal& total);

    // Counts that a pre-pass has summed for each stride: the reader is told how to make them.
    static Result<FanOut> counted(const FanOutShape& shape, std::vector<u64> stride_totals);

    u64 parents() const { return shape_.parents; }
    u64 children() const { return children_; }
    u64 strides() const { return shape_.strides(); }
    u32 stride_bits() const { return shape_.stride_bits; }
    u64 parents_in(u64 stride) const;
    const StrideCounts& counts() const { return *counts_; }

private:
    FanOut(const FanOutShape& shape, std::shared_ptr<const StrideCounts> counts);

    FanOutShape shape_;
    u64 children_;
    std::shared_ptr<const StrideCounts> counts_;
};

// Stride totals of an exact total that is shared by weights, summed for each stride by a pre-pass:
// ready for FanOut::counted. Inside a stride use apportion() with the weights of its parents.
Result<std::vector<u64>> weighted_stride_totals(const FanOutShape& shape, const ExactTotal& total,
                                                std::span<const u64> stride_weights);

}  // namespace rowsmith
