// Columns whose values are listed in the schema, alike or by shares: choice and enum.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

// Reads `enum_values`. Errors: those of the literals, value_twice, shares_of_unique.
Result<BoundColumn> bind_listed_values(BindContext& context);

// "a 80%, b 15% and 3 more", or "a, b" where all are alike.
std::string share_list(std::span<const ShareEntry> entries);

}  // namespace rowsmith
