#include "extract/spelling.h"

#include <algorithm>

#include "base/text.h"
#include "extract/grammar_words.h"
#include "extract/knowledge.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

namespace {

constexpr size_t shortest_word = 5;

// Words of columns that people write often, beside the nouns that are known.
constexpr std::string_view common_words =
    "first middle address phone number email gender birth birthday street country status amount "
    "price quantity description category currency salary department manager product payment "
    "created updated generate between average random unique sorted percent thousand million "
    "january february september october november december";

std::vector<std::string> read_vocabulary() {
    std::vector<std::string> words;
    for (const std::string_view word : split(common_words, ' ')) words.emplace_back(word);
    for (const Blueprint& blueprint : blueprints()) {
        for (const std::string& noun : blueprint.nouns) {
            if (noun.find(' ') != std::string::npos) continue;
            words.push_back(noun);
            words.push_back(plural(noun));
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

bool lacks_one_letter(std::string_view written, std::string_view word) {
    if (written.size() + 1 != word.size()) return false;
    size_t i = 0;
    while (i < written.size() && written[i] == word[i]) i++;
    return i > 0 && written.substr(i) == word.substr(i + 1);
}

bool has_two_swapped(std::string_view written, std::string_view word) {
    if (written.size() != word.size()) return false;
    size_t i = 0;
    while (i < written.size() && written[i] == word[i]) i++;
    return i > 0 && i + 1 < written.size() && written[i] == word[i + 1] &&
           written[i + 1] == word[i] && written.substr(i + 2) == word.substr(i + 2);
}

}  // namespace

std::vector<Correction> correct_spelling(std::vector<Token>& tokens) {
    static const std::vector<std::string> vocabulary = read_vocabulary();
    std::vector<Correction> made;
    for (Token& token : tokens) {
        if (token.kind != TokenKind::word || token.text.size() < shortest_word) continue;
        const std::string one = singular(token.text);
        // Names, plurals and words that are known stay.
        const bool known = std::binary_search(vocabulary.begin(), vocabulary.end(), token.text) ||
                           std::binary_search(vocabulary.begin(), vocabulary.end(), one) ||
                           is_function_word(token.meaning) || is_filler(token.meaning) ||
                           is_linking_verb(token.meaning) || is_unit(token.text);
        if (known || token.capital || token.meaning != token.text) continue;
        const auto found =
            std::find_if(vocabulary.begin(), vocabulary.end(), [&](const std::string& word) {
                return word.size() > shortest_word - 1 && word != plural(token.text) &&
                       (lacks_one_letter(token.text, word) || has_two_swapped(token.text, word));
            });
        if (found == vocabulary.end()) continue;
        made.push_back({token.span, *found});
        token.text = *found;
        token.meaning = meaning_of(*found);
    }
    return made;
}

}  // namespace rowsmith::extract
