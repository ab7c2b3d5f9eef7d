// The layout of a quantile table (random/quantiles.h), for the loops that are compiled for each CPU
// level: everything here has internal linkage, so that no level can lend its code to another.
#pragma once
#include "base/integers.h"

namespace rowsmith {

// A straight piece of the quantile function.
struct QuantileCell {
    double base;
    double slope;
};

namespace quantile_layout {

constexpr int cell_bits = 7, fraction_bits = 52 - cell_bits, octaves = 53;
constexpr u64 one_bits = u64(1023) << 52;
constexpr u64 fraction_mask = (u64(1) << fraction_bits) - 1;
constexpr u64 first_index = u64(1023 - octaves) << cell_bits;
constexpr u64 half_cells = u64(octaves) << cell_bits;

}  // namespace quantile_layout

// At a share in (0, 1) of the lower half (side 0) or the upper one (side 1), from its far end.
static inline double quantile_in(const QuantileCell* cells, u64 side, double share) {
    using namespace quantile_layout;
    const u64 place = __builtin_bit_cast(u64, share);
    const QuantileCell& cell = cells[(place >> fraction_bits) - first_index + side * half_cells];
    const double fraction = __builtin_bit_cast(double, (place & fraction_mask) | one_bits) - 1.0;
    return cell.base + cell.slope * fraction;
}

// The bits but the first and the last 11 are the middle of one of 2^52 cells of (0, 1).
static inline double quantile_at_word(const QuantileCell* cells, u64 word) {
    const u64 middle = (word << 1 >> 12) | quantile_layout::one_bits;
    return quantile_in(cells, word >> 63, __builtin_bit_cast(double, middle) - 1.0 + 0x1p-53);
}

}  // namespace rowsmith
