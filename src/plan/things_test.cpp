// Companies, products, accounts and addresses of networks.
#include <algorithm>
#include <set>

#include "generators/bundles.h"
#include "generators/check_digits.h"
#include "plan/test_plan.h"
#include "values/lexicon.h"

namespace rowsmith {
namespace {

std::string things(const std::string& columns, const std::string& document = "",
                   const std::string& rows = "2000") {
    return "rowsmith: 1\n" + document + "tables:\n  things:\n    rows: " + rows +
           "\n    columns:\n" + columns;
}

std::string digits_of(const std::string& text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

TEST(Things, have_examples_that_plan) {
    for (const auto& entry : all_generators()) {
        const Descriptor& about = entry.get().about;
        if (bundle_kind(about.name).empty() || !find_bundle(bundle_kind(about.name))) continue;
        const TestPlan plan(
            things("      thing: " + about.example + "\n", "locale: {de_DE: 50%, en_US: 50%}\n"));
        EXPECT_TRUE(plan.ok()) << about.name << ": " << plan.problems();
        if (!plan.ok()) continue;
        const auto cells = plan.cells(0, 300);
        if (about.name != "product.price") continue;
        EXPECT_GT(std::set(cells[0].begin(), cells[0].end()).size(), 50U);
    }
}

TEST(Things, that_are_unique_never_repeat) {
    for (const char* name :
         {"finance.iban", "finance.card_number", "product.sku", "product.ean", "internet.ip4",
          "internet.ip6", "internet.mac", "internet.domain", "internet.url", "company.domain",
          "company.email", "company.tax_id", "person.national_id", "person.user_name"}) {
        const TestPlan plan(things(
            "      thing: {type: string, generate: " + std::string(name) + ", unique: true}\n",
            "locale: {de_DE: 50%, en_US: 50%}\n", "5000"));
        ASSERT_TRUE(plan.ok()) << plan.problems();
        const auto cells = plan.cells(0, 5000);
        EXPECT_EQ(std::set(cells[0].begin(), cells[0].end()).size(), 5000U) << name;
    }
}

TEST(Things, carry_right_check_digits) {
    const TestPlan plan(
        things("      iban: finance.iban\n      card: finance.card_number\n"
               "      ean: product.ean\n",
               "locale: {de_DE: 40%, fr_FR: 60%}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 500);
    for (size_t i = 0; i < 500; i++) {
        const std::string& iban = cells[0][i];
        EXPECT_EQ(check_digits(CheckDigit::mod97, iban.substr(4) + iban.substr(0, 2)),
                  iban.substr(2, 2));
        for (const auto& [text, kind] :
             {std::pair(cells[1][i], CheckDigit::luhn), std::pair(cells[2][i], CheckDigit::ean13)})
            EXPECT_EQ(check_digits(kind, text.substr(0, text.size() - 1)),
                      text.substr(text.size() - 1))
                << text;
    }
}

TEST(Things, keep_cards_to_test_ranges_of_their_brand) {
    const TestPlan plan(
        things("      card: finance.card_number\n      brand: finance.card_brand\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    for (size_t i = 0; i < 2000; i++) {
        const auto& cards = values::finance().cards;
        EXPECT_TRUE(std::ranges::any_of(cards, [&](const values::CardForm& card) {
            return card.brand == cells[1][i] && cells[0][i].starts_with(card.prefix) &&
                   cells[0][i].size() == card.length;
        })) << cells[0][i];
    }
}

TEST(Phones, are_of_reserved_ranges_and_refused_beyond_them) {
    const TestPlan plan(things("      phone: {type: phone, unique: true}\n", "locale: de_DE\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    EXPECT_EQ(std::set(cells[0].begin(), cells[0].end()).size(), 2000U);
    for (const std::string& phone : cells[0]) EXPECT_TRUE(phone.starts_with("+49 ")) << phone;
    const TestPlan many(
        things("      phone: {type: phone, unique: true}\n", "locale: de_DE\n", "5101"));
    EXPECT_NE(many.problems().find("space_too_small: space = 5,100 < 5,101 rows"),
              std::string::npos)
        << many.problems();
    EXPECT_TRUE(
        TestPlan(things("      phone: {type: phone, unique: true}\n", "locale: de_DE\n", "5100"))
            .ok());
}

TEST(Companies, write_their_domain_from_their_name) {
    const TestPlan plan(
        things("      name: company.name\n      domain: company.domain\n"
               "      email: company.email\n      legal: company.legal_form\n",
               "locale: de_DE\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 1000);
    for (size_t i = 0; i < 1000; i++) {
        EXPECT_TRUE(cells[2][i].ends_with("@" + cells[1][i]));
        EXPECT_TRUE(cells[0][i].ends_with(" " + cells[3][i]));
        EXPECT_TRUE(cells[1][i].ends_with(".example"));
        const char first = cells[0][i][0];
        if (first >= 'A' && first <= 'Z') {
            EXPECT_EQ(cells[1][i][0], first - 'A' + 'a') << cells[0][i] << ' ' << cells[1][i];
        }
    }
}

TEST(Products, cost_what_their_kind_costs) {
    const TestPlan plan(
        things("      name: product.name\n      category: product.category\n"
               "      price: {type: decimal, scale: 2, generate: product.price}\n"
               "      sku: product.sku\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    size_t ninety_nine = 0;
    for (size_t i = 0; i < 2000; i++) {
        const auto& all = values::products().categories;
        const auto category = std::ranges::find(all, cells[1][i], &values::Category::name);
        ASSERT_NE(category, all.end());
        EXPECT_TRUE(std::ranges::any_of(category->nouns.texts, [&](std::string_view noun) {
            return cells[0][i].ends_with(noun);
        })) << cells[0][i];
        ninety_nine += cells[2][i].ends_with("99");
        EXPECT_EQ(digits_of(cells[3][i]).size(), 8U);
    }
    EXPECT_NEAR(static_cast<double>(ninety_nine), 1100, 110);
}

TEST(Ages, agree_with_the_day_of_birth_and_its_bounds) {
    const TestPlan plan(
        things("      born: {type: date, generate: person.birth_date}\n"
               "      age: {type: integer, generate: person.age, min_value: 30, "
               "max_value: 31}\n",
               "as_of: 2026-06-30\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    std::set<std::string> ages(cells[1].begin(), cells[1].end());
    EXPECT_EQ(ages, (std::set<std::string>{"30", "31"}));
}

TEST(Urls, lie_on_the_host_of_their_row) {
    const TestPlan plan(
        things("      domain: internet.domain\n      host: internet.host\n"
               "      path: internet.path\n"
               "      url: {type: string, generate: internet.url, unique: true}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 500);
    for (size_t i = 0; i < 500; i++) {
        EXPECT_EQ(cells[1][i], "www." + cells[0][i]);
        EXPECT_EQ(cells[3][i], "https://" + cells[1][i] + cells[2][i]);
    }
}

TEST(Addresses, of_several_countries_are_each_written_its_way) {
    const TestPlan plan(
        things("      address: place.address\n      street: place.street\n"
               "      number: place.house_number\n      city: place.city\n"
               "      country: {type: string, generate: place.country, form: code}\n"
               "      line: place.street_address\n",
               "locale: {de_DE: 40%, en_US: 30%, en_GB: 30%}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 500);
    for (size_t i = 0; i < 500; i++) {
        const std::string line =
            cells[4][i] == "DE" ? cells[1][i] + " " + cells[2][i] : cells[2][i] + " " + cells[1][i];
        EXPECT_EQ(cells[5][i], line);
        EXPECT_TRUE(cells[0][i].starts_with(line + ", ")) << cells[0][i];
        EXPECT_NE(cells[0][i].find(cells[3][i]), std::string::npos);
    }
}

}  // namespace
}  // namespace rowsmith
