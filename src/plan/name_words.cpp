#include "plan/name_words.h"

#include <array>
#include <utility>

namespace rowsmith {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// singular, plural
constexpr std::array irregular{Pair{"person", "people"},
                               Pair{"child", "children"},
                               Pair{"man", "men"},
                               Pair{"woman", "women"},
                               Pair{"mouse", "mice"},
                               Pair{"foot", "feet"},
                               Pair{"datum", "data"},
                               Pair{"index", "indexes"},
                               Pair{"analysis", "analyses"},
                               Pair{"diagnosis", "diagnoses"},
                               Pair{"series", "series"},
                               Pair{"species", "species"},
                               Pair{"news", "news"},
                               Pair{"staff", "staff"},
                               Pair{"fish", "fish"},
                               Pair{"sheep", "sheep"},
                               Pair{"shelf", "shelves"},
                               Pair{"leaf", "leaves"},
                               Pair{"wolf", "wolves"},
                               Pair{"movie", "movies"},
                               Pair{"cookie", "cookies"},
                               Pair{"bus", "buses"},
                               Pair{"gas", "gases"},
                               Pair{"address", "addresses"},
                               Pair{"virus", "viruses"},
                               Pair{"status", "statuses"},
                               Pair{"campus", "campuses"},
                               Pair{"case", "cases"},
                               Pair{"course", "courses"},
                               Pair{"nurse", "nurses"},
                               Pair{"house", "houses"},
                               Pair{"horse", "horses"},
                               Pair{"purchase", "purchases"},
                               Pair{"expense", "expenses"},
                               Pair{"response", "responses"},
                               Pair{"warehouse", "warehouses"},
                               Pair{"license", "licenses"},
                               Pair{"database", "databases"},
                               Pair{"release", "releases"},
                               Pair{"exercise", "exercises"},
                               Pair{"disease", "diseases"},
                               Pair{"lease", "leases"},
                               Pair{"cause", "causes"},
                               Pair{"phase", "phases"},
                               Pair{"cache", "caches"},
                               Pair{"recipe", "recipes"},
                               Pair{"size", "sizes"},
                               Pair{"prize", "prizes"},
                               Pair{"sms", "sms"},
                               Pair{"gps", "gps"},
                               Pair{"hours", "hours"}};

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (size_t i = 0; i < lower.size(); i++) {
        if (is_upper(lower[i])) lower[i] = static_cast<char>(lower[i] + 32);
        // À to Þ are two bytes, C3 80 to C3 9E; their small letters are 20 higher.
        const bool second = i > 0 && static_cast<unsigned char>(lower[i - 1]) == 0xC3;
        const auto byte = static_cast<unsigned char>(lower[i]);
        if (second && byte >= 0x80 && byte <= 0x9E && byte != 0x97)
            lower[i] = static_cast<char>(byte + 0x20);
    }
    return lower;
}

std::string singular(std::string_view word) {
    for (const auto& [one, many] : irregular)
        if (word == many || word == one) return std::string(one);
    const auto without = [&](size_t count) {
        return std::string(word.substr(0, word.size() - count));
    };
    if (word.size() < 3 || !word.ends_with('s')) return std::string(word);
    if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is"))
        return std::string(word);
    if (word.ends_with("ies")) return word.size() > 4 ? without(3) + "y" : without(1);
    for (const char* ending : {"ses", "xes", "zes", "ches", "shes"})
        if (word.ends_with(ending)) return without(2);
    return without(1);
}

std::string plural(std::string_view word) {
    for (const auto& [one, many] : irregular)
        if (word == one || word == many) return std::string(many);
    const std::string text(word);
    if (word.empty() || word.ends_with('s')) return text;
    if (word.ends_with('y') && word.size() > 1 && !is_vowel(word[word.size() - 2]))
        return text.substr(0, text.size() - 1) + "ies";
    for (const char* ending : {"x", "z", "ch", "sh"})
        if (word.ends_with(ending)) return text + "es";
    return text + "s";
}

std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(singular(lower_case(word)));
        word.clear();
    };
    for (size_t i = 0; i < name.size(); i++) {
        const char c = name[i];
        if (!is_letter(c) && !is_digit(c)) {
            end_word();
            continue;
        }
        const char before = i > 0 ? name[i - 1] : ' ';
        const bool next_small =
            i + 1 < name.size() && is_letter(name[i + 1]) && !is_upper(name[i + 1]);
        const bool hump = is_upper(c) && is_letter(before) && (!is_upper(before) || next_small);
        if (hump) end_word();
        word += c;
    }
    end_word();
    return words;
}

}  // namespace rowsmith
