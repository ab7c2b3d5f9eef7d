#include "extract/country_words.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "plan/name_words.h"
#include "values/lexicon.h"

namespace rowsmith::extract {

namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// What the pack of countries lacks: short forms, cities' nations, German adjectives by their stem.
constexpr std::array others{Entry{"US", "usa u.s. america american americans amerikanisch"},
                            Entry{"GB", "uk britain british england english britisch"},
                            Entry{"NL", "dutch holland netherlands niederländisch"},
                            Entry{"CZ", "czechia czech tschechien tschechisch"},
                            Entry{"TR", "turkey turkish türkei türkisch"},
                            Entry{"JP", "japan japanese japanisch"},
                            Entry{"FR", "french frankreich französisch"},
                            Entry{"DE", "deutsch"},
                            Entry{"AT", "österreichisch"},
                            Entry{"CH", "schweizer"},
                            Entry{"ES", "spanish spanisch"},
                            Entry{"IT", "italian italienisch"},
                            Entry{"PL", "polish polnisch"},
                            Entry{"SE", "swedish schwedisch"},
                            Entry{"PT", "portuguese portugal portugiesisch"},
                            Entry{"BR", "brasilianisch"}};

// "deutschen" is "deutsch" with an ending.
bool same_adjective(std::string_view word, std::string_view stem) {
    if (word == stem) return true;
    if (!word.starts_with(stem)) return false;
    const std::string_view ending = word.substr(stem.size());
    return ending == "e" || ending == "en" || ending == "er" || ending == "es" || ending == "em";
}

size_t matching_tokens(std::span<const Token> tokens, std::string_view name) {
    if (name.empty()) return 0;
    const std::string lower = lower_case(name);
    const auto words = split(lower, ' ');
    if (words.size() > tokens.size()) return 0;
    for (size_t i = 0; i < words.size(); i++)
        if (tokens[i].kind != TokenKind::word || tokens[i].text != words[i]) return 0;
    return words.size();
}

}  // namespace

std::optional<CountryWords> read_country(std::span<const Token> tokens) {
    if (tokens.empty() || tokens[0].kind != TokenKind::word) return std::nullopt;
    const Token& first = tokens[0];
    for (const values::Country& country : values::countries()) {
        for (const std::string_view name : {country.name, country.german_name, country.demonym})
            if (const size_t count = matching_tokens(tokens, name))
                return CountryWords{std::string(country.code), std::string(country.name), count};
    }
    if (first.text == "united" && tokens.size() > 1 && tokens[1].text == "states")
        return CountryWords{"US", "United States", 2};
    if (first.text == "us" && first.capital && (tokens.size() < 2 || !tokens[1].is("have")))
        return CountryWords{"US", "United States", 1};
    for (const auto& [code, words] : others) {
        for (const std::string_view word : split(words, ' ')) {
            if (!same_adjective(first.text, word)) continue;
            const auto found = values::country(code);
            return CountryWords{std::string(code),
                                found ? std::string((*found)->name) : std::string(code), 1};
        }
    }
    return std::nullopt;
}

}  // namespace rowsmith::extract
