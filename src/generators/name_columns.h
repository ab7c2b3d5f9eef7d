// Columns that show parts of a person's name as they are.
#pragma once
#include <string_view>

#include "generators/generator.h"

namespace rowsmith {

// The part as text of the column's type.
Result<BoundColumn> bind_shown_part(BindContext& context, std::string_view part);

Result<BoundColumn> bind_full_name(BindContext& context);
Result<BoundColumn> bind_native_name(BindContext& context);

}  // namespace rowsmith
