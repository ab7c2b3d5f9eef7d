// Kernels of draws whose distribution is the same in every row.
#pragma once
#include <memory>
#include <optional>

#include "generators/distribution_grid.h"
#include "generators/endings.h"
#include "random/quantiles.h"

namespace rowsmith {

// Rows a random word each, the same for every kernel of draws.
void draw_words(const Fill& block, u64 key, u64* words);

using SamplerPointer = std::unique_ptr<const Sampler>;

struct Ends {
    Endings endings;
    u64 key;
    Places bounds;
};

// Codes into the sampler's values.
KernelPointer drawn_codes(u64 key, SamplerPointer sampler);
// int64, or float64 where the grid is one of floats; the sampler's units are the grid's.
KernelPointer drawn_places(u64 key, SamplerPointer sampler, const ValueGrid& grid,
                           std::optional<Ends> ends);
// Any double.
KernelPointer drawn_reals(u64 key, SamplerPointer sampler);

}  // namespace rowsmith
