// Choice of parents by a weight that each has, for instance a column of theirs, at any row.
//
// A pre-pass gives the sum and the largest weight of each stride of 65,536 parents. A row draws a
// stride by the sums; inside it, it tries parents drawn evenly and takes one with the probability
// weight / largest weight of the stride. That is exact, needs only the weights of the parents
// tried (largest / mean weight of the stride on average), and no memory but the sums. After 65,536
// failed tries (weights of a stride that are nearly all 0) the row sums up the stride instead.
// Depends on the number of parents.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "base/integers.h"
#include "base/result.h"
#include "random/guided_search.h"

namespace rowsmith {

struct StrideWeight {
    u64 sum = 0;
    u32 largest = 0;
};

// Writes the weights of these parents: always the same as in the pre-pass.
using WeighParents = std::function<void(std::span<const u64> parents, std::span<u32> weights)>;

// Immutable; shared by threads.
class WeightedChoice {
public:
    static constexpr u32 stride_bits = 16;

    // Strides in order; the last may hold fewer parents. Refuses weights that are all 0, and more
    // than 2^62 in all.
    static Result<WeightedChoice> make(u64 key, u64 parents, std::vector<StrideWeight> strides);

    // The parent of each row; a parent of weight 0 is never chosen.
    void parents(std::span<const u64> rows, std::span<u64> parents,
                 const WeighParents& weigh) const;

private:
    struct Trial {
        u32 index;  // of the row in the list
        u32 stride;
        u64 key;
    };

    WeightedChoice(u64 key, u64 parents, std::vector<StrideWeight> strides);

    u64 parents_in(u64 stride) const;
    u64 candidate(const Trial& trial, u64 attempt) const;
    bool accepts(const Trial& trial, u64 attempt, u32 weight) const;
    u64 by_summing(const Trial& trial, const WeighParents& weigh) const;

    u64 key_;
    u64 parents_;
    std::vector<u32> largest_;
    std::vector<u64> sums_;  // before each stride, and all
    GuidedSearch search_;
};

}  // namespace rowsmith
