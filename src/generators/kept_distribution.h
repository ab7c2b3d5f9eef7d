// A distribution given that its value, as the column rounds it, is one of those that rules leave.
//
// Few values become a list with the share that each has of the distribution; else the distribution
// is cut at the gaps, and the pieces are mixed by what they hold. Either way a row takes one draw.
#pragma once
#include <memory>

#include "generators/distribution_grid.h"
#include "random/distribution.h"
#include "random/value_set.h"

namespace rowsmith {

inline constexpr size_t listed_places_max = 4096;  // with more the first cache is left
inline constexpr size_t kept_pieces_max = 64;      // a table of a quarter of a megabyte each

struct KeptDistribution {
    Distribution distribution;
    std::unique_ptr<const Sampler> sampler;
};

enum class NotKept : u8 {
    nothing_left,
    too_many_gaps,
    rounded,  // whole numbers that are rounded to multiples, so that a place holds several
};

// `places` are those of the grid.
std::expected<KeptDistribution, NotKept> keep_places(const Distribution& distribution,
                                                     const ValueGrid& grid, const ValueSet& places);

}  // namespace rowsmith
