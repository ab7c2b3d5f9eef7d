#include "generators/language_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "expression/letters.h"
#include "random/alias.h"
#include "random/streams.h"
#include "values/lexicon.h"

namespace rowsmith {

namespace {

std::string with_capital(std::string_view word) {
    const size_t first = bytes_before(word, 1);
    std::string text;
    append_upper(text, word.substr(0, first));
    text += word.substr(first);
    return text;
}

// Classes from the last word back to the first: … verb, preposition, adjective, noun.
constexpr std::array<WordClass, 4> order_from_the_end = {WordClass::noun, WordClass::adjective,
                                                         WordClass::preposition, WordClass::verb};

}  // namespace

Result<LanguageText> LanguageText::of(const std::vector<std::string>& locales) {
    LanguageText text;
    std::vector<std::string> words;
    std::vector<const values::LanguageWords*> packs;
    for (const std::string& locale : locales) {
        const values::LanguageWords* pack = TRY(values::language_words(locale));
        const auto known = std::ranges::find(packs, pack);
        text.language_of_.push_back(static_cast<u32>(known - packs.begin()));
        if (known != packs.end()) continue;
        packs.push_back(pack);
        text.languages_.push_back(TRY(text.add_language(*pack, words)));
    }
    text.words_ = static_cast<u32>(words.size());
    words.reserve(words.size() * 3);
    for (u32 i = 0; i < text.words_; i++) words.push_back(with_capital(words[i]));
    for (u32 i = 0; i < text.words_; i++) words.push_back(words[i] + ".");
    text.dictionary_ = make_dictionary(std::move(words));
    return text;
}

Result<LanguageText::Lexicon> LanguageText::add_language(const values::LanguageWords& pack,
                                                         std::vector<std::string>& words) {
    Lexicon lexicon;
    const values::Words* classes[word_classes] = {&pack.nouns, &pack.adjectives, &pack.prepositions,
                                                  &pack.verbs};
    for (size_t c = 0; c < word_classes; c++) {
        const values::Words& from = classes[c]->empty() ? pack.nouns : *classes[c];
        const u32 first = static_cast<u32>(words.size());
        words.insert(words.end(), from.texts.begin(), from.texts.end());
        const std::vector<u64> weights(from.weights.begin(), from.weights.end());
        const AliasTable table = TRY(AliasTable::make(weights));
        for (const u64 cell : table.cells()) cells_.push_back(cell + (u64{first} << 32));
        lexicon.first[c] = first;
        lexicon.size[c] = table.size();
    }
    for (u32 place = 0; place < places_a_language; place++) {
        const size_t from_the_end = (0 - place) % order_from_the_end.size();
        const auto c = static_cast<size_t>(order_from_the_end[from_the_end]);
        firsts_.push_back(lexicon.first[c]);
        sizes_.push_back(lexicon.size[c]);
    }
    return lexicon;
}

u32 LanguageText::word(u32 locale, WordClass of, u64 bits) const {
    const Lexicon& lexicon = languages_[language_of_[locale]];
    const size_t c = static_cast<size_t>(of);
    const u32 index = lexicon.first[c] + static_cast<u32>((bits >> 32) * lexicon.size[c] >> 32);
    const u64 cell = cells_[index];
    return static_cast<u32>(bits) < static_cast<u32>(cell) ? index : static_cast<u32>(cell >> 32);
}

void LanguageText::sentences(const Sentences& wanted, u32* codes) const {
    ROWSMITH_AT_CPU_LEVEL(sentence_codes)
    ({cells_.data(), firsts_.data(), sizes_.data()}, wanted, codes);
    for (u32 i = 0; i < wanted.count; i++) {
        u32* sentence = codes + wanted.starts[i];
        const u32 last = wanted.counts[i] - 1;
        sentence[0] = as(sentence[0], WordLook::capital);
        // The last word's full stop outweighs a capital, which only a sentence of one word would
        // have.
        if (last > 0) sentence[last] = as(sentence[last], WordLook::stop);
    }
}

Result<TextLocale> text_locale(BindContext& context) {
    const Locales& own = context.column().locale;
    if (own.size() == 1) return TextLocale{.codes = {own[0].text}};
    if (own.size() > 1)
        return fail(schema_error(
            "text_locale_shares", "a column of text can't mix locales of its own", own[1].place,
            "one locale, or shares at the table", "move the shares to the table's locale"));
    const auto input = context.locale();
    if (!input) {
        if (input.error().cause == "array_items_read_columns")
            return TextLocale{.codes = {context.usual_locale()}};
        return fail(input.error());
    }
    const Shape& shape = context.input_shape(*input);
    TextLocale locale{.codes = shape.dictionary->texts};
    if (locale.codes.size() > 1) locale.input = *input;
    return locale;
}

}  // namespace rowsmith
