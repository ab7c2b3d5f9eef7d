// The map of a delay: {distribution: lognormal, median: 1.5 d, p95: 6 d}. Values are durations,
// shapes and shares numbers.
#pragma once
#include "base/result.h"
#include "random/distribution.h"
#include "schema/node.h"

namespace rowsmith {

// The parameters of a distribution of durations, and the microseconds that their numbers count: the
// unit of the first duration that is written, so that a poisson delay of `mean: 3 d` counts days.
struct DelayParameters {
    DistributionParameters parameters;
    double unit_us = 1;
};
Result<DelayParameters> read_delay_parameters(const Node& map);

}  // namespace rowsmith
