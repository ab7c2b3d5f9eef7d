// Addresses as a country writes them, from the parts of the row's place; and what else follows from
// the country.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

Result<BoundColumn> bind_address_line(BindContext& context);
// Street and house number alone.
Result<BoundColumn> bind_street_address(BindContext& context);
Result<BoundColumn> bind_point(BindContext& context);
Result<BoundColumn> bind_phone_prefix(BindContext& context);
Result<BoundColumn> bind_place_currency(BindContext& context);

}  // namespace rowsmith
