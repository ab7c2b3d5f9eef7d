#include "generators/language_text.h"

#include "expression/letters.h"
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
    for (const std::string& locale : locales) {
        const values::LanguageWords* pack = TRY(values::language_words(locale));
        Lexicon& lexicon = text.lexicons_.emplace_back();
        const values::Words* classes[word_classes] = {&pack->nouns, &pack->adjectives,
                                                      &pack->prepositions, &pack->verbs};
        for (size_t c = 0; c < word_classes; c++) {
            const values::Words& from = classes[c]->empty() ? pack->nouns : *classes[c];
            lexicon.first[c] = static_cast<u32>(words.size());
            words.insert(words.end(), from.texts.begin(), from.texts.end());
            const std::vector<u64> weights(from.weights.begin(), from.weights.end());
            lexicon.tables.push_back(TRY(AliasTable::make(weights)));
        }
    }
    text.words_ = static_cast<u32>(words.size());
    words.reserve(words.size() * 3);
    for (u32 i = 0; i < text.words_; i++) words.push_back(with_capital(words[i]));
    for (u32 i = 0; i < text.words_; i++) words.push_back(words[i] + ".");
    text.dictionary_ = make_dictionary(std::move(words));
    return text;
}

u32 LanguageText::word(u32 locale, WordClass of, u64 bits) const {
    const Lexicon& lexicon = lexicons_[locale];
    const size_t c = static_cast<size_t>(of);
    return lexicon.first[c] + lexicon.tables[c].pick(bits);
}

void LanguageText::sentence(u32 locale, u64 row_bits, u32 count, u32* codes) const {
    for (u32 k = 0; k < count; k++) {
        const u32 from_the_end = count - 1 - k;
        codes[k] = word(locale, order_from_the_end[from_the_end % order_from_the_end.size()],
                        random_at(row_bits, k));
    }
    // The last word's full stop outweighs a capital, which only a sentence of one word would have.
    codes[0] = as(codes[0], WordLook::capital);
    if (count > 1) codes[count - 1] = as(codes[count - 1], WordLook::stop);
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
