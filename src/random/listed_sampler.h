// Draws one of some whole numbers by their weights.
#pragma once
#include <memory>
#include <vector>

#include "base/result.h"
#include "random/quantiles.h"

namespace rowsmith {

// Rising places, which are values times `units`, and a weight for each. Errors: those of
// AliasTable.
struct ListedPlaces {
    std::vector<i64> places;
    std::vector<double> weights;
    double units = 1;
};
Result<std::unique_ptr<Sampler>> listed_sampler(ListedPlaces listed);

}  // namespace rowsmith
