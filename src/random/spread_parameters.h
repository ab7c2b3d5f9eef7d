// Two facts about a distribution (its mean and 95th percentile, say) -> its natural parameters.
#pragma once
#include <string>
#include <vector>

#include "random/continuous_families.h"

namespace rowsmith {

enum class FactKind : u8 { mean, sd, percentile, shape };

struct Fact {
    FactKind kind;
    std::string name;  // as the user wrote it: p95
    double value;
    double share = 0;  // of a percentile; the median's is 0.5
};

// Exactly two facts. Of several solutions the one with the least spread is taken. Errors:
// impossible_parameters, parameter_out_of_range, missing_parameter (two facts that say the same).
Result<LocationScale> solve_normal(const std::vector<Fact>& facts);
Result<LocationScale> solve_lognormal(const std::vector<Fact>& facts);
Result<ShapeScale> solve_gamma(const std::vector<Fact>& facts);

}  // namespace rowsmith
