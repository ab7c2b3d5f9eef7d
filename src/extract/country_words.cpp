#include "extract/country_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "plan/name_words.h"
#include "values/lexicon.h"
#include "values/locale.h"
#include "values/places.h"

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

namespace {

// English names of cities that their own country writes otherwise.
constexpr std::array english_cities{Entry{"Lisbon", "Lisboa"},
                                    Entry{"Munich", "München"},
                                    Entry{"Cologne", "Köln"},
                                    Entry{"Vienna", "Wien"},
                                    Entry{"Rome", "Roma"},
                                    Entry{"Milan", "Milano"},
                                    Entry{"Turin", "Torino"},
                                    Entry{"Naples", "Napoli"},
                                    Entry{"Florence", "Firenze"},
                                    Entry{"Venice", "Venezia"},
                                    Entry{"Prague", "Praha"},
                                    Entry{"Warsaw", "Warszawa"},
                                    Entry{"Krakow", "Kraków"},
                                    Entry{"Zurich", "Zürich"},
                                    Entry{"Geneva", "Genève"},
                                    Entry{"Seville", "Sevilla"},
                                    Entry{"Copenhagen", "København"},
                                    Entry{"Gothenburg", "Göteborg"},
                                    Entry{"Nuremberg", "Nürnberg"},
                                    Entry{"Porto", "Porto"},
                                    Entry{"Brussels", "Bruxelles"}};

constexpr size_t largest_cities = 400;

}  // namespace

std::optional<CityWords> read_city(std::span<const Token> tokens, std::string_view text) {
    size_t count = 0;
    while (count < tokens.size() && count < 3 && tokens[count].kind == TokenKind::word &&
           tokens[count].capital)
        count++;
    std::optional<CityWords> best;
    u32 weight = 0;
    for (; count > 0 && !best; count--) {
        const size_t begin = tokens[0].span.begin;
        const std::string said(text.substr(begin, tokens[count - 1].span.end - begin));
        std::string_view own = said;
        for (const auto& [english, local] : english_cities)
            if (english == said) own = local;
        for (const std::string& code : values::place_countries()) {
            const auto pack = values::places(code);
            if (!pack || !values::locale_of_country(code)) continue;
            const auto& cities = (*pack)->cities;
            for (size_t i = 0; i < std::min(cities.size(), largest_cities); i++) {
                if (cities[i].name != own || cities[i].weight <= weight) continue;
                const auto country = values::country(code);
                weight = cities[i].weight;
                best = CityWords{code, country ? std::string((*country)->name) : code, said, count};
            }
        }
    }
    return best;
}

}  // namespace rowsmith::extract
