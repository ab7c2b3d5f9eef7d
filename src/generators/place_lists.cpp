#include "generators/place_lists.h"

#include <map>

namespace rowsmith {

namespace {

template <class TextOf>
PlaceLists::OfCity collect(const PlaceLists& lists, TextOf text_of) {
    PlaceLists::OfCity all;
    std::map<std::string_view, u32> known;
    for (const PlaceLists::CityOf& one : lists.cities) {
        const std::string_view text = text_of(*lists.countries[one.country], *one.city);
        const auto [place, fresh] = known.emplace(text, static_cast<u32>(all.texts.size()));
        if (fresh) all.texts.emplace_back(text);
        all.of_city.push_back(place->second);
    }
    return all;
}

template <class Value, class Get>
std::vector<Value> of_postcodes(const PlaceLists& lists, Get get) {
    std::vector<Value> all;
    for (const values::Places* places : lists.countries)
        for (const values::Postcode& postcode : places->postcodes) all.emplace_back(get(postcode));
    return all;
}

}  // namespace

std::vector<std::string> PlaceLists::city_names() const {
    std::vector<std::string> names;
    for (const CityOf& one : cities) names.emplace_back(one.city->name);
    return names;
}

std::vector<std::string> PlaceLists::postcode_texts() const {
    return of_postcodes<std::string>(*this, [](const auto& postcode) { return postcode.text; });
}

std::vector<i32> PlaceLists::latitudes() const {
    return of_postcodes<i32>(*this, [](const auto& postcode) { return postcode.latitude; });
}

std::vector<i32> PlaceLists::longitudes() const {
    return of_postcodes<i32>(*this, [](const auto& postcode) { return postcode.longitude; });
}

PlaceLists::OfCity PlaceLists::regions() const {
    return collect(*this,
                   [](const auto& in, const auto& city) { return in.regions[city.region].name; });
}

PlaceLists::OfCity PlaceLists::region_codes() const {
    return collect(*this,
                   [](const auto& in, const auto& city) { return in.regions[city.region].code; });
}

PlaceLists::OfCity PlaceLists::districts() const {
    return collect(*this, [](const auto& in, const auto& city) {
        const std::string_view own = in.districts[city.district];
        return own.empty() ? in.regions[city.region].name : own;
    });
}

PlaceLists::OfCity PlaceLists::zones() const {
    return collect(*this, [](const auto& in, const auto& city) { return in.zones[city.zone]; });
}

Result<PlaceLists> place_lists(const std::vector<std::string>& countries) {
    PlaceLists lists;
    u32 postcodes = 0;
    for (const std::string& country : countries) {
        const values::Places* places = TRY(values::places(country));
        const u32 number = static_cast<u32>(lists.countries.size());
        lists.countries.push_back(places);
        lists.first_city.push_back(static_cast<u32>(lists.cities.size()));
        lists.first_postcode.push_back(postcodes);
        for (const values::City& city : places->cities) lists.cities.push_back({number, &city});
        postcodes += static_cast<u32>(places->postcodes.size());
    }
    return lists;
}

}  // namespace rowsmith
