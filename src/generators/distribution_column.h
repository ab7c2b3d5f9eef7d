// Columns that are drawn from a distribution of the catalogue (random/distribution.h): integers,
// decimals, floats and durations. One generator file a kind names its options; all bind here.
#pragma once
#include "generators/distribution_options.h"
#include "generators/generator.h"

namespace rowsmith {

// Errors: those of the parameters, unique_of_distribution, distribution_overflow, those of
// distribution_grid.h, endings.h and moved_draw.h.
Result<BoundColumn> bind_distribution(DistributionKind kind, BindContext& context);

// The column types that real and counting distributions make.
std::vector<Kind> real_kinds();
std::vector<Kind> counting_kinds();

// min_value and max_value where they are part of the shape.
OptionSpec lower_end(std::string doc);
OptionSpec upper_end(std::string doc);
OptionSpec required_end(OptionSpec end);

}  // namespace rowsmith
