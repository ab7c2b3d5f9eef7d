// The places of all countries that a table's rows may lie in, as long lists: cities by country,
// postcodes by city. A code into them tells all of what a place is.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "values/places.h"

namespace rowsmith {

struct PlaceLists {
    std::vector<const values::Places*> countries;  // by country code number

    // For each city, over all countries: its country, and the city.
    struct CityOf {
        u32 country;
        const values::City* city;
    };
    std::vector<CityOf> cities;

    // The number of a country's first city and first postcode in the long lists.
    std::vector<u32> first_city, first_postcode;

    std::vector<std::string> city_names() const;
    std::vector<std::string> postcode_texts() const;
    // By postcode, in 1/10,000 degree.
    std::vector<i32> latitudes() const;
    std::vector<i32> longitudes() const;

    // Distinct texts that cities have, and which of them each city has.
    struct OfCity {
        std::vector<std::string> texts;
        std::vector<u32> of_city;
    };
    OfCity regions() const;
    OfCity region_codes() const;
    OfCity districts() const;
    OfCity zones() const;
};

// Error: unknown_country for one without places.
Result<PlaceLists> place_lists(const std::vector<std::string>& countries);

}  // namespace rowsmith
