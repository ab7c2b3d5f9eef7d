// Columns that show what a place is.
#pragma once
#include "generators/generator.h"
#include "generators/place_lists.h"

namespace rowsmith {

Result<BoundColumn> bind_city_column(BindContext& context);
Result<BoundColumn> bind_postcode_column(BindContext& context);
Result<BoundColumn> bind_street_column(BindContext& context);
Result<BoundColumn> bind_house_number_column(BindContext& context);

// A text that follows from the city.
using TextsOfCities = PlaceLists::OfCity (PlaceLists::*)() const;
Result<BoundColumn> bind_of_city(BindContext& context, TextsOfCities texts);

// Degrees, the same spot in both: output 0 or 1 of the part `spot`.
Result<BoundColumn> bind_degrees(BindContext& context, u32 output);

}  // namespace rowsmith
