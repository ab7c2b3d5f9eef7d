// What fills columns of which rules leave only some values: a place of the set by its number, where
// the number is an even draw, a row's number, or one that tells unique rows apart.
#pragma once
#include <optional>

#include "column/kernel.h"
#include "generators/uniform_bounds.h"
#include "random/value_set.h"

namespace rowsmith {

// Values are places times a step, of floats times multiple / power; no place is at 2^63 steps.
struct KeptPlaces {
    ValueSet places;  // at least one, at most 2^64 - 1
    i64 step = 1;
    i64 start = 0;
    std::optional<FloatGrid> grid = {};
};

// Each place is alike likely.
KernelPointer even_kept(u64 key, KeptPlaces kept);
// The number is the row's.
KernelPointer kept_by_row(KeptPlaces kept);
// The number is input `number`.
KernelPointer numbered_kept(u32 number, KeptPlaces kept);

}  // namespace rowsmith
