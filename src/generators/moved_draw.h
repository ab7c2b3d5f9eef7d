// Draws that expressions of the row move: parameters as expressions, times and add, bounds.
//
// A row's value is times * g(x) + add, where x is drawn from one base distribution for all rows and
// g is a line (or e to the power of one) that the row's parameters give. Bounds are carried back to
// x, and the row's random share is laid between the base's shares at both: the distribution is cut
// row by row, nothing is clamped. Where a row's bounds are reversed or lie between two values of
// the column, or its parameters can't hold, the cell is null.
#pragma once
#include "generators/distribution_options.h"
#include "generators/generator.h"

namespace rowsmith {

// Errors: those of the parameters and expressions, overflow_possible.
Result<BoundColumn> bind_moved_draw(WrittenDistribution written, BindContext& context);

}  // namespace rowsmith
