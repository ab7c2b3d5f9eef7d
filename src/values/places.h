// Places of a country: cities with their region, postcodes, coordinates and time zone, so that what
// is drawn together agrees. City, region and postcode are real triples of GeoNames.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/names.h"

namespace rowsmith::values {

struct Region {
    std::string_view name;  // Bayern, New York
    std::string_view code;  // BY, NY; the country's own or GeoNames' number
};

// Coordinates are in 1/10,000 degree: 525050 is 52.5050.
struct Postcode {
    std::string_view text;
    i32 latitude = 0;
    i32 longitude = 0;
};

struct City {
    std::string_view name;
    u32 region = 0;    // into Places::regions
    u32 district = 0;  // into Places::districts; its text may be empty
    u32 zone = 0;      // into Places::zones
    u32 weight = 0;    // about the inhabitants
    i32 latitude = 0;
    i32 longitude = 0;
    u32 first_postcode = 0;  // into Places::postcodes
    u32 postcode_count = 0;  // at least 1
};

struct Places {
    std::string country;  // ISO 3166 alpha-2
    std::vector<Region> regions;
    std::vector<std::string_view> districts;  // county, province, Kreis
    std::vector<std::string_view> zones;      // IANA names
    std::vector<City> cities;                 // by falling weight
    std::vector<Postcode> postcodes;
    Words streets;
    Words house_numbers;             // regular expressions
    std::string_view address_form;   // "{street} {house_number}, {postcode} {city}"
    std::string_view postcode_tail;  // regular expression of what to append ("" mostly)

    std::span<const Postcode> postcodes_of(const City& city) const {
        return std::span(postcodes).subspan(city.first_postcode, city.postcode_count);
    }
};

// Countries that have a places pack, sorted codes.
const std::vector<std::string>& place_countries();

// The pack of a country (alpha-2 code); unknown_country with the nearest code.
Result<const Places*> places(std::string_view country);

}  // namespace rowsmith::values
