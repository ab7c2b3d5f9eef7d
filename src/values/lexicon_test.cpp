#include "values/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "values/locale.h"
#include "values/places.h"

namespace rowsmith::values {
namespace {

bool whole(const Words& words) {
    return !words.empty() && words.weights.size() == words.size() &&
           std::ranges::all_of(words.weights, [](u32 weight) { return weight > 0; }) &&
           std::ranges::none_of(words.texts, &std::string_view::empty);
}

TEST(Countries, are_found_by_code_and_name) {
    EXPECT_GE(countries().size(), 240u);
    EXPECT_EQ((*country("DEU"))->code, "DE");
    EXPECT_EQ((*country("France"))->currency, "EUR");
    EXPECT_EQ((*country("KR"))->demonym, "South Korean");
    EXPECT_EQ(country("Germny").error().fix, "write 'Germany'");
    for (const std::string& code : place_countries())
        EXPECT_FALSE((*country(code))->currency.empty());
}

TEST(CompanyWords, are_whole_for_every_locale) {
    for (const std::string& locale : locales()) {
        const CompanyWords& words = **company_words(locale);
        EXPECT_TRUE(whole(words.legal_forms)) << locale;
        EXPECT_TRUE(whole(words.fields)) << locale;
        EXPECT_TRUE(whole(words.industries)) << locale;
        EXPECT_TRUE(whole(words.forms)) << locale;
        EXPECT_TRUE(whole(words.sizes)) << locale;
    }
    EXPECT_EQ((*company_words("de_AT"))->industries.texts[1], "Einzelhandel");
}

TEST(Products, have_prices_that_fit_their_category) {
    ASSERT_GE(products().categories.size(), 10u);
    size_t nouns = 0;
    for (const Category& category : products().categories) {
        EXPECT_TRUE(whole(category.nouns)) << category.name;
        EXPECT_GT(category.weight, 0u);
        EXPECT_LT(category.median_price, category.p95_price) << category.name;
        EXPECT_EQ(category.price_percents.size(), category.nouns.size());
        nouns += category.nouns.size();
    }
    EXPECT_EQ(nouns, Pack(*pack_text("products")).lines("nouns").size());
    EXPECT_TRUE(whole(products().adjectives));
    EXPECT_TRUE(whole(products().brand_starts));
    EXPECT_TRUE(whole(products().brand_ends));
}

TEST(Phones, have_forms_for_every_country_of_places) {
    for (const std::string& code : place_countries()) {
        const auto found = phones(code);
        ASSERT_TRUE(found) << code;
        EXPECT_TRUE(whole((*found)->reserved)) << code;
        EXPECT_TRUE(whole((*found)->realistic)) << code;
    }
    EXPECT_EQ((*phones("GB"))->reserved_for, "GB");
    EXPECT_EQ((*phones("IT"))->reserved_for, "US");
    EXPECT_FALSE(phones("XX"));
}

TEST(LanguageWords, are_there_in_english_and_german) {
    for (const std::string_view locale : {"en_GB", "de_CH"}) {
        const LanguageWords& words = **language_words(locale);
        EXPECT_GT(words.nouns.size(), 300u);
        EXPECT_TRUE(whole(words.verbs) && whole(words.adjectives) && whole(words.adverbs));
        EXPECT_TRUE(whole(words.prepositions));
    }
    EXPECT_EQ(*language_words("pl_PL"), *language_words("en_US"));
}

// The length that a form of digits and classes makes, each optionally followed by {n}.
u32 length_of(std::string_view form) {
    u32 length = 0;
    while (!form.empty()) {
        const size_t atom = form[0] == '[' ? form.find(']') + 1 : 1;
        form.remove_prefix(atom);
        u32 times = 1;
        if (form.starts_with('{')) {
            const size_t end = form.find('}');
            times = static_cast<u32>(number(form.substr(1, end - 1)));
            form.remove_prefix(end + 1);
        }
        length += times;
    }
    return length;
}

TEST(Finance, has_forms_as_long_as_they_say) {
    for (const IbanForm& iban : finance().ibans)
        EXPECT_EQ(length_of(iban.body_form) + 4, iban.length) << iban.country;
    for (const CardForm& card : finance().cards) {
        EXPECT_GT(card.weight, 0u);
        EXPECT_TRUE(card.length == 15 || card.length == 16) << card.brand;
    }
}

}  // namespace
}  // namespace rowsmith::values
