#include "values/places.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "generators/full_catalogue.h"
#include "plan/test_plan.h"
#include "values/people.h"

namespace rowsmith {
namespace {

std::string places(const std::string& columns, const std::string& document = "") {
    return "rowsmith: 1\n" + document + "tables:\n  places:\n    rows: 2000\n    columns:\n" +
           columns;
}

double degrees(const std::string& text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

TEST(Places, have_points_in_the_form_asked_for_also_without_a_type) {
    Problems problems;
    auto schema = read_schema(places("      at: {generate: place.point, form: geojson}\n"),
                              "test.yaml", full_catalogue(), problems);
    ASSERT_TRUE(schema.has_value());
    const auto plan = make_plan(std::move(*schema), full_catalogue(), problems);
    ASSERT_TRUE(plan.has_value());
    EXPECT_EQ(plan->graph->shape(plan->tables[0].columns[0].value).type.form,
              CoordinatesForm::geojson);
}

TEST(Places, are_real_triples_of_city_postcode_and_region) {
    const TestPlan plan(
        places("      city: place.city\n      postcode: place.postcode\n"
               "      region: place.region\n      country: {type: string, "
               "generate: place.country, form: code}\n",
               "locale: {de_DE: 40%, fr_FR: 40%, en_US: 20%}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    std::set<std::tuple<std::string, std::string, std::string, std::string>> real;
    for (const char* country : {"DE", "FR", "US"}) {
        const values::Places& all = **values::places(country);
        for (const values::City& city : all.cities)
            for (const values::Postcode& postcode : all.postcodes_of(city))
                real.emplace(city.name, postcode.text, all.regions[city.region].name, country);
    }
    const auto cells = plan.cells(0, 2000);
    std::map<std::string, int> countries;
    for (size_t i = 0; i < 2000; i++) {
        countries[cells[3][i]]++;
        EXPECT_TRUE(real.contains({cells[0][i], cells[1][i], cells[2][i], cells[3][i]}))
            << cells[0][i] << ' ' << cells[1][i];
    }
    EXPECT_NEAR(countries["DE"], 800, 90);
}

TEST(Places, of_a_drawn_country_give_the_people_their_names) {
    const TestPlan plan(
        places("      country: {type: string, generate: place.country, "
               "enum_values: {Germany: 50%, JP: 50%}, form: code}\n"
               "      city: place.city\n      last: person.last_name\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    const auto german = static_cast<double>(std::ranges::count(cells[0], "DE"));
    EXPECT_NEAR(german, 1000, 100);
    const auto& japanese = (*values::people("ja_JP"))->last[0].texts;
    for (size_t i = 0; i < 2000; i++)
        if (cells[0][i] == "JP") {
            EXPECT_NE(std::ranges::find(japanese, cells[2][i]), japanese.end()) << cells[2][i];
        }
}

TEST(Places, lie_near_their_city) {
    const TestPlan plan(
        places("      city: place.city\n      latitude: place.latitude\n"
               "      longitude: place.longitude\n",
               "locale: de_DE\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    std::multimap<std::string, const values::City*> cities;
    for (const values::City& city : (*values::places("DE"))->cities)
        cities.emplace(city.name, &city);
    size_t near = 0;
    for (size_t i = 0; i < 2000; i++) {
        const auto [from, to] = cities.equal_range(cells[0][i]);
        near += std::any_of(from, to, [&](const auto& city) {
            const double north = 111 * (degrees(cells[1][i]) - city.second->latitude / 1e4);
            const double east = 68 * (degrees(cells[2][i]) - city.second->longitude / 1e4);
            return north * north + east * east < 30 * 30;
        });
    }
    EXPECT_GE(near, 1980U);
}

TEST(Places, of_the_whole_world_come_where_no_locale_is_given) {
    const TestPlan plan(places("      country: {type: string, generate: place.country}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    EXPECT_GT(std::set(cells[0].begin(), cells[0].end()).size(), 10U);
}

TEST(Places, refuse_an_unknown_country) {
    const TestPlan plan(
        places("      country: {type: string, generate: place.country, "
               "enum_values: [Germny]}\n"));
    EXPECT_NE(plan.problems().find("unknown_country"), std::string::npos) << plan.problems();
}

TEST(Places, end_british_postcodes_with_their_inward_part) {
    const TestPlan plan(places("      postcode: place.postcode\n", "locale: en_GB\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 300);
    for (const std::string& text : cells[0]) {
        ASSERT_GE(text.size(), 6U) << text;
        EXPECT_EQ(text[text.size() - 4], ' ') << text;
    }
}

}  // namespace
}  // namespace rowsmith
