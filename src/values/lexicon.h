// The smaller packs: countries, companies, products, contacts, words, finance. Each is read once,
// on first use, and never changes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "values/names.h"

namespace rowsmith::values {

struct Country {
    std::string_view code, code3, number, name, german_name;
    std::string_view calling_code, currency, demonym;  // empty where the pack has none
};

// All countries of ISO 3166, sorted by code.
const std::vector<Country>& countries();

// By code (DE, DEU) or English name; unknown_country with the nearest name.
Result<const Country*> country(std::string_view name);

struct CompanyWords {
    Words legal_forms;  // GmbH, AG
    Words fields;       // Logistik, Bau: what stands in a name
    Words industries;
    Words forms;  // "{last} {field} {legal_form}", "{last} & {other_last} {legal_form}"
    Words sizes;  // ranges of employees: "10..49"
};

// Names are invented from these and last names. Gaps are filled along the chain, then from en_US.
Result<const CompanyWords*> company_words(std::string_view locale);

// Prices in the currency of the table: half lie below the median, 95% below p95.
struct Category {
    std::string_view name;
    u32 weight = 0;
    u32 median_price = 0;
    u32 p95_price = 0;
    Words nouns = {};
    std::vector<u32> price_percents = {};  // of each noun: its share of the median, in percent
    Words materials = {};                  // may be empty
};

struct Products {
    std::vector<Category> categories;
    Words adjectives;
    Words brand_starts, brand_ends;  // a brand is one of each, joined; all invented
};

const Products& products();

// Regular expressions of phone numbers in international form. `reserved` reach nobody; where a
// country keeps no range for fiction they are the American ones and `reserved_for` is "US".
struct Phones {
    Words reserved, realistic;
    std::string_view reserved_for;
};

Result<const Phones*> phones(std::string_view country);

struct LanguageWords {
    Words nouns, verbs, adjectives, adverbs, prepositions;
};

// Common words of a locale's language, of English where there are none.
Result<const LanguageWords*> language_words(std::string_view locale);

struct IbanForm {
    std::string_view country;
    u32 length = 0;              // of the whole number
    std::string_view body_form;  // regular expression of what follows the check digits
};

struct CardForm {
    std::string_view brand, prefix;  // a published test range
    u32 weight = 0;
    u32 length = 0;  // the last digit is Luhn's
};

struct Finance {
    std::vector<IbanForm> ibans;
    std::vector<CardForm> cards;
};

const Finance& finance();

}  // namespace rowsmith::values
