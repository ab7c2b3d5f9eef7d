// Expressions that give different values wherever one unique column differs.
#pragma once
#include "expression/expression.h"
#include "generators/generator.h"

namespace rowsmith {

// True for sums with and products by whole constants, and texts around the column; false where it
// is not seen. `result` is the shape of the expression's values.
bool is_one_to_one(BindContext& context, const Expression& expression, const Shape& result);

}  // namespace rowsmith
