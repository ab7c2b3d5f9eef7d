// Kernels of evenly spread numbers.
#pragma once
#include "generators/uniform_bounds.h"

namespace rowsmith {

// Every grid point between literal bounds is alike likely.
KernelPointer uniform_integers(u64 key, const GridPoints& points, i64 step);
KernelPointer uniform_grid(u64 key, const GridPoints& points, const FloatGrid& grid);
// Input `input` numbers the grid points from 0.
KernelPointer numbered_integers(u32 input, const GridPoints& points, i64 step);
KernelPointer numbered_grid(u32 input, const GridPoints& points, const FloatGrid& grid);
// Any double between literal bounds.
KernelPointer uniform_reals(u64 key, double low, double high);

// Bounds of each row; where one is null, or no value lies between them, the cell is null (if the
// output can be).
KernelPointer computed_integers(u64 key, const IntegralBounds& bounds);
KernelPointer computed_reals(u64 key, const FloatBounds& bounds);

}  // namespace rowsmith
