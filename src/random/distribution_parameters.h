// Checks of what users write about a distribution, and its rescaling; used by distribution.cpp.
#pragma once
#include <string>
#include <vector>

#include "random/distribution.h"
#include "random/spread_parameters.h"

namespace rowsmith {

struct Checked {};

// Which parameters a kind takes and needs, and the range of each.
Result<Checked> check_parameters(const DistributionParameters& parameters);

// The facts of normal, lognormal and gamma.
std::vector<Fact> facts_of(const DistributionParameters& parameters);
std::vector<Bucket> sorted_buckets(const DistributionParameters& parameters);

// All values times `factor` > 0. Errors: cannot_rescale (binomial, zipf, whole buckets).
Result<DistributionParameters> rescaled(DistributionParameters parameters, double factor);

Result<FamilyPointer> make_family(const DistributionParameters& parameters);

Error placed_in(const std::string& place, Error error);
Error mean_not_reached(double wanted, double found);

}  // namespace rowsmith
