// The bundle of a place. Its parts:
//
//   country   which of the row's possible countries: drawn where place.country has enum_values,
//             else the country of the row's locale
//   locale    of a drawn country
//   city      by the country, as often as it has inhabitants
//   postcode  one of the city's
//   spot      latitude and longitude, at most half a kilometre from the postcode's
//   tail      what a country appends to a postcode      street, house   by the country
#pragma once
#include <string>
#include <vector>

#include "generators/bundles.h"
#include "generators/place_lists.h"

namespace rowsmith {

const Bundle& place_bundle();

// The input of the row's country, and the alpha-2 codes that it may be.
struct CountryInput {
    u32 input = 0;
    std::vector<std::string> codes;
};
Result<CountryInput> country_input(BindContext& context);

// The lists of these countries.
Result<PlaceLists> bundle_places(BindContext& context);

// Weights of all countries that have places, by inhabitants, as locales with shares: for tables
// with a country column and no locale.
Locales locales_of_the_world();

}  // namespace rowsmith
