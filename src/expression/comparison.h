// Comparisons turned around and denied.
#pragma once
#include <optional>

#include "expression/expression.h"

namespace rowsmith {

// With its sides exchanged: < for >, == for ==.
Operation mirrored(Operation operation);
// == of != and < of >=; none of what is no comparison.
std::optional<Operation> opposite(Operation operation);

}  // namespace rowsmith
