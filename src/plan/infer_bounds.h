// Fits the numbers of an inferred distribution to the bounds that the column itself gives.
#pragma once
#include "schema/node.h"

namespace rowsmith {

// `options` of lognormal, normal or beta; `column` may hold min_value and max_value. False when the
// bounds leave such a shape no room (or are expressions): uniform is then the better guess.
bool fit_to_bounds(const Node& column, Node& options);

}  // namespace rowsmith
