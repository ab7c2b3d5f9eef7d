// What users write about a distribution, read into its parameters.
//
// Values (mean, sd, p95, min_value, the ends of buckets …) are written like values of the column:
// numbers, or durations where the type is duration, which count in microseconds.
#pragma once
#include <string>
#include <vector>

#include "random/distribution.h"
#include "schema/descriptor.h"
#include "schema/options.h"

namespace rowsmith {

struct WrittenDistribution {
    DistributionParameters parameters;  // the literal ones
    std::vector<std::string> computed;  // names of those that are expressions: mean, max_value
};

// The parameters that stand in a column's map under the names of that kind. Errors: those of the
// literals, parameter_not_literal.
Result<WrittenDistribution> read_written(DistributionKind kind, const Node& map, const Type& type);

// Whether min_value or max_value is part of the shape rather than a cut.
bool is_shape_bound(DistributionKind kind, std::string_view name);

// make_distribution with the user's places.
Result<Distribution> make_written(const DistributionParameters& parameters, const Node& map);

// {distribution: lognormal, median: 1.5 d, p95: 6 d}, all literal: as `delay` has it. Errors also:
// unknown_distribution, unknown_key.
Result<Distribution> read_distribution(const Node& map, const Type& type);

// A number, or a duration where the type is duration.
Result<double> read_real(const Node& node, const Type& type);

// mean and sd, median, p01 … p99 as options.
std::vector<OptionSpec> location_options();

}  // namespace rowsmith
