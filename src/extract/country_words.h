// Countries and cities in words: Germany, German, Deutschland, deutschen, Berlin.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/token.h"

namespace rowsmith::extract {

struct CountryWords {
    std::string code;  // ISO 3166: DE
    std::string name;  // Germany
    size_t tokens = 0;
};

// A country whose name or adjective starts at tokens[0].
std::optional<CountryWords> read_country(std::span<const Token> tokens);

struct CityWords {
    std::string code;  // of its country
    std::string name;  // of the country
    std::string city;
    size_t tokens = 0;
};

// A city that starts at tokens[0], written with capitals in `text`; of those of one name the
// largest.
std::optional<CityWords> read_city(std::span<const Token> tokens, std::string_view text);

}  // namespace rowsmith::extract
