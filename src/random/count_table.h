// How many children a parent has: a discrete distribution with integer weights, read by quantiles.
#pragma once
#include <span>
#include <vector>

#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

// The counts first..last share the weight evenly.
struct CountShare {
    u32 first = 0;
    u32 last = 0;
    u64 weight = 1;
};

// Ascending and disjoint; the weights sum to 1 .. 2^60.
using CountTable = std::vector<CountShare>;

// Both ends are included.
struct CountBounds {
    u32 min = 0;
    u32 max = 0xffffffff;
};

// Refuses tables that are empty, out of order, without weight or too heavy.
Result<void> check_count_table(const CountTable& table);

double mean_of(const CountTable& table);

// Entry r is the count at the quantile (2 r + 1) / (2 ranks). Ascending; ranks <= 2^20.
std::vector<u32> quantile_counts(const CountTable& table, u32 ranks);

}  // namespace rowsmith
