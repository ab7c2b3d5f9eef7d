// Words of grammar, English and German, and number words.
#pragma once
#include <optional>
#include <string_view>

#include "base/integers.h"

namespace rowsmith::extract {

// The English word of grammar that is meant, or the word itself: "und" -> "and", "having" ->
// "with".
std::string_view meaning_of(std::string_view word);

// A German word of grammar: tells the description's language.
bool is_german_grammar(std::string_view word);

// twelve, hundred; not scales.
std::optional<double> number_word(std::string_view word);
// thousand, million, k.
std::optional<double> scale_word(std::string_view word);

// Words that carry nothing of their own: generate, please, realistic.
bool is_filler(std::string_view meaning);
// Words that join or end phrases and never belong to a noun phrase.
bool is_function_word(std::string_view meaning);
// has, contains, places: verbs that only say that two things belong together.
bool is_linking_verb(std::string_view meaning);
// record, row, entry: nouns for any row.
bool is_row_word(std::string_view meaning);

// 1 to 12; 0 = no month.
i32 month_named(std::string_view word);

// True where the word is one of them.
bool among(std::string_view word, std::initializer_list<std::string_view> words);

// kg, m2, hectares, usd, minutes: what a number is of.
bool is_unit(std::string_view word);

// EUR for euro, €, eur; empty if none.
std::string_view currency_named(std::string_view word);

}  // namespace rowsmith::extract
