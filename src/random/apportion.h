// Sharing an exact total in proportion to weights, with limits: largest remainder after clamping.
#pragma once
#include <span>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

// Each share must lie in [min, max] times its size.
struct Apportionment {
    u64 total = 0;
    u64 min = 0;
    u64 max = 0;
};

// Whole numbers with this sum, as near as possible to a common multiple of the weights.
//
// `sizes` may be empty (all 1); else a share is limited to [min, max] * size and, where all weights
// are 0, follows the sizes. Requires min * sum(sizes) <= total <= max * sum(sizes), sums of weights
// and of sizes below 2^62, total and the limits of a share below 2^62.
std::vector<u64> apportion(const Apportionment& wish, std::span<const u64> weights,
                           std::span<const u64> sizes = {});

}  // namespace rowsmith
