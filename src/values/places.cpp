#include "values/places.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace rowsmith::values {

namespace {

constexpr i32 postcode_step = 10;  // packs keep postcodes to 1/1,000 degree from their city

i32 coordinate(std::string_view text) { return static_cast<i32>(number(text)); }
u32 index(std::string_view text) { return static_cast<u32>(number(text)); }

void read_postcodes(std::string_view list, City& city, std::vector<Postcode>& postcodes) {
    city.first_postcode = static_cast<u32>(postcodes.size());
    for (const std::string_view entry : split(list, '|')) {
        const auto parts = split(entry, ':');
        CHECK(parts.size() == 3);
        postcodes.push_back({parts[0], city.latitude + postcode_step * coordinate(parts[1]),
                             city.longitude + postcode_step * coordinate(parts[2])});
    }
    city.postcode_count = static_cast<u32>(postcodes.size()) - city.first_postcode;
}

City read_city(std::string_view line, std::vector<Postcode>& postcodes) {
    const auto fields = split(line, '\t');
    CHECK(fields.size() == 8);
    City city = {.name = fields[0],
                 .region = index(fields[1]),
                 .district = index(fields[2]),
                 .zone = index(fields[3]),
                 .weight = index(fields[4]),
                 .latitude = coordinate(fields[5]),
                 .longitude = coordinate(fields[6])};
    read_postcodes(fields[7], city, postcodes);
    return city;
}

Places read_places(const std::string& country) {
    const Pack pack(pack_text("places/" + country).value());
    Places places;
    places.country = country;
    for (const std::string_view line : pack.lines("form")) {
        if (field(line, 0) == "address") places.address_form = field(line, 1);
        if (field(line, 0) == "postcode_tail") places.postcode_tail = field(line, 1);
    }
    for (const std::string_view line : pack.lines("regions"))
        places.regions.push_back({field(line, 0), field(line, 1)});
    std::ranges::copy(pack.lines("districts"), std::back_inserter(places.districts));
    std::ranges::copy(pack.lines("zones"), std::back_inserter(places.zones));
    for (const std::string_view line : pack.lines("cities"))
        places.cities.push_back(read_city(line, places.postcodes));
    places.streets = words_of(pack.lines("streets"));
    places.house_numbers = words_of(pack.lines("house_numbers"));
    return places;
}

}  // namespace

const std::vector<std::string>& place_countries() {
    static const std::vector<std::string> all = pack_names("places");
    return all;
}

Result<const Places*> places(std::string_view country) {
    static Shelf<Places> shelf;
    const std::string name(country);
    if (!std::ranges::binary_search(place_countries(), name))
        return fail(unknown_name("country", country, place_countries()));
    return &shelf.get(name, [&] { return read_places(name); });
}

}  // namespace rowsmith::values
