// The kinds of bundles: columns of one row that describe one thing.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

// Null when there is none of that name.
const Bundle* find_bundle(std::string_view kind);

}  // namespace rowsmith
