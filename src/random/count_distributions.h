// Named distributions of child counts as tables. Each is cut to its bounds, never clamped, and
// `mean` is what comes out after the cut: the parameter that gives it is found by bisection.
// Constant and uniform counts need no function: {{3, 3, 1}} and {{1, 5, 1}}.
#pragma once
#include <span>

#include "base/integers.h"
#include "base/result.h"
#include "random/count_table.h"

namespace rowsmith {

struct MeanAndBounds {
    double mean = 1;
    CountBounds bounds = {};
};

Result<CountTable> poisson_counts(const MeanAndBounds& wish);

// dispersion: variance / mean of the uncut distribution, at least 1 (which is Poisson).
Result<CountTable> negative_binomial_counts(const MeanAndBounds& wish, double dispersion);

// Count min + i has weight (i + 1)^-exponent. Needs a max, at most 2^20 above min.
Result<CountTable> zipf_counts(double exponent, const CountBounds& bounds);

// With the exponent that gives the mean, from 0 up: the mean is at most (min + max) / 2.
Result<CountTable> zipf_counts_with_mean(const MeanAndBounds& wish);

// The counts first..last share a part of any total evenly.
struct CountPart {
    u32 first = 0;
    u32 last = 0;
    double share = 1;
};

// Ascending and disjoint parts.
Result<CountTable> histogram_counts(std::span<const CountPart> parts);

// What of the table lies within the bounds. Each count keeps its weight up to rounding.
Result<CountTable> cut(const CountTable& table, const CountBounds& bounds);

}  // namespace rowsmith
