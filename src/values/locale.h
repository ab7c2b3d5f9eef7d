// Locales: a language and a country, "de_AT". What a locale's pack leaves out comes from the next
// of its chain: de_AT, de_DE.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowsmith::values {

// All locales that have a people pack, sorted.
const std::vector<std::string>& locales();

// The known locale that is meant: "de-AT" and "de" are read too; else unknown_locale.
Result<std::string> locale_named(std::string_view name);

// A known locale and those that fill its gaps, nearest first.
std::vector<std::string> locale_chain(std::string_view locale);

// "AT" of "de_AT".
std::string_view country_of(std::string_view locale);
std::string_view language_of(std::string_view locale);

// The locale of most people of a country that has a places pack: DE: de_DE, CH: de_CH.
Result<std::string> locale_of_country(std::string_view country);

}  // namespace rowsmith::values
