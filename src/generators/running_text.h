// What sentences, paragraphs and titles have in common: rows of words, or texts fitted to lengths.
#pragma once
#include "generators/cut_text.h"
#include "generators/language_text.h"

namespace rowsmith {

// How a row's text is made of words.
struct TextPlan {
    u32 sentences_least = 1, sentences_most = 1;
    u32 words_least = 1, words_most = 1;  // of a sentence
    bool is_title = false;                // every word has a capital, no full stop
    std::string summary = {};
};

// Form::words, or text where the column limits the length in characters. Errors:
// unique_unsupported, lengths_reversed, text_too_long, and those of locales.
Result<BoundColumn> bind_running_text(BindContext& context, const TextPlan& plan);

// The options min_length and max_length.
OptionSpec least_characters();
OptionSpec most_characters();

// min_length and max_length of a column of text; `otherwise` where it names neither.
Result<TextLengths> text_lengths(BindContext& context, TextLengths otherwise);

// Reads "4..12" under `name`: at least 1, at most `limit`. Error: count_out_of_range.
Result<TextLengths> text_counts(const Options& options, std::string_view name, u64 limit);

// Cuts behind character `most` (no blank stays at the end), and fills up to `least` by repeating
// the text.
void fit_text(std::string& text, const TextLengths& lengths);

}  // namespace rowsmith
