// People whose full name is unique: the distinct names of all locales are numbered, and a row takes
// the name of its permuted number. A name can carry no suffix, so the number of names is the limit
// of rows, and how usual a name is does not count.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

// The part `point` with the outputs locale, sex, first, last. Error: space_too_small.
Result<BoundColumn> bind_permuted_names(BindContext& context);

}  // namespace rowsmith
