// Running text from the word packs: which words, in which order, with what sign behind them.
//
// One dictionary serves all: every word as it is, then led by a capital, then followed by a full
// stop. A text is then codes with blanks between, and formats copy words whole. Words alternate by
// class (an adjective before its noun, a verb, a preposition), which reads like a language without
// knowing its grammar.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "generators/generator.h"
#include "generators/sentence_kernels.h"

namespace rowsmith {

namespace values {
struct LanguageWords;
}

enum class WordClass : u8 { noun, adjective, preposition, verb };
inline constexpr size_t word_classes = 4;

enum class WordLook : u8 { plain, capital, stop };

class LanguageText {
public:
    // The words of these locales' languages. Errors: those of the packs.
    static Result<LanguageText> of(const std::vector<std::string>& locales);

    const DictionaryPointer& dictionary() const { return dictionary_; }

    // The code of a word of the locale (by its number in the list given).
    u32 word(u32 locale, WordClass of, u64 bits) const;
    u32 as(u32 code, WordLook look) const { return code + words_ * static_cast<u32>(look); }

    // Writes the codes of sentences, each with a capital at its start and a full stop at its end,
    // and up to `slack` codes behind the last. `places` are places_of(locale).
    static constexpr u32 slack = 3;
    void sentences(const Sentences& wanted, u32* codes) const;
    u32 places_of(u32 locale) const { return language_of_[locale] * places_a_language; }

private:
    static constexpr u32 places_a_language = 2 * word_classes;  // four in turn, begun anywhere
    struct Lexicon {
        std::array<u32, word_classes> first, size;
    };
    Result<Lexicon> add_language(const values::LanguageWords& pack,
                                 std::vector<std::string>& words);

    DictionaryPointer dictionary_;
    u32 words_ = 0;
    std::vector<u32> language_of_;  // by locale; several may share one
    std::vector<Lexicon> languages_;
    std::vector<u64> cells_;           // see SentenceWords
    std::vector<u32> firsts_, sizes_;  // by language and place
};

// Which locale each row has, as the kernels of text see it.
struct TextLocale {
    std::vector<std::string> codes;
    std::optional<u32> input = {};  // none: always codes[0]

    u32 at(const Fill& block, u32 i) const { return input ? block.inputs[*input]->codes[i] : 0; }
};

// The column's own locale where it names one, else the row's; the usual one inside arrays.
Result<TextLocale> text_locale(BindContext& context);

}  // namespace rowsmith
