// Countries in words: Germany, German, Deutschland, deutschen.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "extract/token.h"

namespace rowsmith::extract {

struct CountryWords {
    std::string code;  // ISO 3166: DE
    std::string name;  // Germany
    size_t tokens = 0;
};

// A country whose name or adjective starts at tokens[0].
std::optional<CountryWords> read_country(std::span<const Token> tokens);

}  // namespace rowsmith::extract
