// Kernels of evenly spread numbers.
#pragma once
#include "column/refusal.h"
#include "generators/uniform_bounds.h"
#include "random/value_set.h"

namespace rowsmith {

// Every grid point between literal bounds is alike likely.
KernelPointer uniform_integers(u64 key, const GridPoints& points, i64 step);
KernelPointer uniform_grid(u64 key, const GridPoints& points, const FloatGrid& grid);
// Input `input` numbers the grid points from 0.
KernelPointer numbered_integers(u32 input, const GridPoints& points, i64 step);
KernelPointer numbered_grid(u32 input, const GridPoints& points, const FloatGrid& grid);
// Any double between literal bounds.
KernelPointer uniform_reals(u64 key, double low, double high);

// Bounds of each row. Where one is null, so is the cell. Where no value lies between them, that is
// told in a second output, if there is one; else the cell is null or the lower bound.
struct BetweenBounds {
    WhenEmpty empty = WhenEmpty::error;
    std::optional<ValueSet> kept = {};  // places of the grid that rules leave
};
KernelPointer computed_integers(u64 key, const IntegralBounds& bounds, const Shape& shape,
                                BetweenBounds between);
KernelPointer computed_reals(u64 key, const FloatBounds& bounds, WhenEmpty empty);

}  // namespace rowsmith
