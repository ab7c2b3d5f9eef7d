// The kinds of bundles: columns of one row that describe one thing.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

// Null when there is none of that name.
const Bundle* find_bundle(std::string_view kind);

// The kind that a generator's values belong to: person of person.email, and of email and phone;
// empty for generators of no bundle.
std::string_view bundle_kind(std::string_view generator);

}  // namespace rowsmith
