#include <gtest/gtest.h>

#include <algorithm>

#include "values/locale.h"
#include "values/people.h"
#include "values/places.h"

namespace rowsmith::values {
namespace {

void expect_words(const Words& words, const std::string& what) {
    ASSERT_FALSE(words.empty()) << what;
    ASSERT_EQ(words.texts.size(), words.weights.size()) << what;
    for (size_t i = 0; i < words.size(); i++) {
        ASSERT_FALSE(words.texts[i].empty()) << what << " " << i;
        ASSERT_GT(words.weights[i], 0u) << what << " " << words.texts[i];
    }
}

void expect_names(const Names& names, const std::string& what) {
    expect_words(names, what);
    ASSERT_EQ(names.normals.size(), names.size()) << what;
    for (size_t i = 0; i < names.size(); i++) {
        ASSERT_FALSE(names.normals[i].empty()) << what << " " << names.texts[i];
        ASSERT_TRUE(
            std::ranges::all_of(names.normals[i], [](char c) { return c >= 'a' && c <= 'z'; }))
            << what << " " << names.texts[i];
    }
    ASSERT_TRUE(names.natives.empty() || names.natives.size() == names.size()) << what;
    std::vector<std::string_view> sorted = names.texts;
    std::ranges::sort(sorted);
    const auto twice = std::ranges::adjacent_find(sorted);
    ASSERT_TRUE(twice == sorted.end()) << what << ": " << *twice << " comes twice";
}

TEST(People, load_for_every_locale_with_weights_and_normal_forms) {
    ASSERT_GE(locales().size(), 15u);
    for (const std::string& locale : locales()) {
        const auto found = people(locale);
        ASSERT_TRUE(found) << locale;
        const People& pack = **found;
        for (size_t sex = 0; sex < 2; sex++) {
            expect_names(pack.first[sex], locale + " first");
            if (!pack.last_by_sex) expect_names(pack.last[sex], locale + " last");
            expect_words(pack.last[sex], locale + " last");
            expect_words(pack.titles[sex], locale + " titles");
            EXPECT_FALSE(pack.sex[sex].word.empty());
            EXPECT_FALSE(pack.sex[sex].letter.empty());
        }
        EXPECT_EQ(pack.last[0].size(), pack.last[1].size()) << locale;
        expect_words(pack.jobs, locale + " jobs");
        expect_words(pack.education, locale + " education");
        EXPECT_EQ(pack.marital_status.size(), 4u) << locale;
    }
}

std::string_view normal_of(const Names& names, std::string_view text) {
    const auto at = std::ranges::find(names.texts, text);
    return at == names.texts.end() ? "" : names.normals[size_t(at - names.texts.begin())];
}

TEST(People, have_the_normal_forms_of_their_language) {
    EXPECT_EQ(normal_of((*people("de_DE"))->last[0], "Müller"), "mueller");
    EXPECT_EQ(normal_of((*people("de_DE"))->last[0], "Schmidt"), "schmidt");
    EXPECT_EQ(normal_of((*people("tr_TR"))->last[0], "Yıldırım"), "yildirim");
    EXPECT_EQ(normal_of((*people("pl_PL"))->first[0], "Małgorzata"), "malgorzata");
    EXPECT_EQ(normal_of((*people("nl_NL"))->last[0], "van den Berg"), "vandenberg");
}

TEST(People, bend_last_names_where_the_language_does) {
    const People& czech = **people("cs_CZ");
    ASSERT_TRUE(czech.last_by_sex);
    EXPECT_EQ(czech.last[0].texts[0], "Nováková");
    EXPECT_EQ(czech.last[1].texts[0], "Novák");
    EXPECT_EQ((*people("pl_PL"))->last[0].texts[1], "Kowalska");
    EXPECT_FALSE((*people("en_US"))->last_by_sex);
}

TEST(People, tell_the_decade_of_american_names) {
    const People& pack = **people("en_US");
    ASSERT_FALSE(pack.decades.empty());
    EXPECT_EQ(pack.decades.front(), 1930);
    ASSERT_EQ(pack.decade_weights[0].size(), pack.decades.size());
    for (const auto& column : pack.decade_weights[0])
        EXPECT_EQ(column.size(), pack.first[0].size());
    const auto linda =
        size_t(std::ranges::find(pack.first[0].texts, "Linda") - pack.first[0].texts.begin());
    ASSERT_LT(linda, pack.first[0].size());
    EXPECT_GT(pack.decade_weights[0][1][linda], 20 * pack.decade_weights[0][9][linda]);
}

TEST(People, fill_gaps_along_the_chain) {
    EXPECT_EQ(locale_chain("de_AT"), (std::vector<std::string>{"de_AT", "de_DE"}));
    EXPECT_EQ((*people("de_AT"))->sex[0].word, "weiblich");
    EXPECT_EQ((*people("de"))->locale, "de_DE");
    EXPECT_EQ((*people("pt-BR"))->locale, "pt_BR");
}

TEST(Locales, are_refused_with_the_nearest_known_one) {
    const auto found = people("de_DR");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().cause, "unknown_locale");
    EXPECT_EQ(found.error().fix, "write 'de_DE'");
    EXPECT_FALSE(people(""));
}

bool has_triple(const Places& places, std::string_view city, std::string_view region,
                std::string_view postcode) {
    for (const City& candidate : places.cities)
        if (candidate.name == city && places.regions[candidate.region].name == region)
            for (const Postcode& code : places.postcodes_of(candidate))
                if (code.text == postcode) return true;
    return false;
}

TEST(Places, load_for_every_country_and_are_whole) {
    ASSERT_GE(place_countries().size(), 15u);
    for (const std::string& country : place_countries()) {
        const Places& pack = **places(country);
        ASSERT_GE(pack.cities.size(), 500u) << country;
        for (const City& city : pack.cities) {
            ASSERT_FALSE(city.name.empty());
            ASSERT_LT(city.region, pack.regions.size());
            ASSERT_LT(city.district, pack.districts.size());
            ASSERT_LT(city.zone, pack.zones.size());
            ASSERT_GT(city.weight, 0u);
            ASSERT_GT(city.postcode_count, 0u);
            ASSERT_LE(std::abs(city.latitude), 900'000);
            ASSERT_LE(std::abs(city.longitude), 1'800'000);
        }
        expect_words(pack.streets, country + " streets");
        expect_words(pack.house_numbers, country + " house numbers");
        EXPECT_NE(pack.address_form.find("{postcode}"), std::string_view::npos);
        EXPECT_TRUE(locale_of_country(country)) << country;
    }
}

TEST(Places, hold_real_triples) {
    EXPECT_TRUE(has_triple(**places("DE"), "München", "Bayern", "80331"));
    EXPECT_TRUE(has_triple(**places("US"), "New York", "New York", "10001"));
    EXPECT_TRUE(has_triple(**places("FR"), "Paris", "Île-de-France", "75001"));
    EXPECT_TRUE(has_triple(**places("AT"), "Linz", "Oberösterreich", "4020"));
    EXPECT_TRUE(has_triple(**places("GB"), "Manchester", "England", "M1"));
    EXPECT_TRUE(has_triple(**places("BR"), "São Paulo", "São Paulo", "01000-000"));
}

TEST(Places, put_the_largest_city_first) {
    EXPECT_EQ((*places("DE"))->cities[0].name, "Berlin");
    EXPECT_EQ((*places("GB"))->cities[0].name, "London");
    EXPECT_EQ((*places("CZ"))->cities[0].name, "Praha");
    EXPECT_EQ((*places("CZ"))->cities[1].name, "Brno");
    const Places& german = **places("DE");
    EXPECT_EQ(german.zones[german.cities[0].zone], "Europe/Berlin");
    EXPECT_NEAR(german.cities[0].latitude, 525'000, 1'000);
}

TEST(Places, of_unknown_countries_are_refused) {
    const auto found = places("DD");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().cause, "unknown_country");
}

}  // namespace
}  // namespace rowsmith::values
