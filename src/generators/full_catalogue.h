#pragma once
#include "schema/catalogue.h"

namespace rowsmith {

// Of all generators of this program.
const Catalogue& full_catalogue();

}  // namespace rowsmith
