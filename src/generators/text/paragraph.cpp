// Several sentences in the row's language.
#include "generators/running_text.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    const Options& options = context.options();
    const auto [fewest, most] = TRY(text_counts(options, "sentences", 20));
    const auto [short_words, long_words] = TRY(text_counts(options, "words", 60));
    const TextPlan plan{.sentences_least = static_cast<u32>(fewest),
                        .sentences_most = static_cast<u32>(most),
                        .words_least = static_cast<u32>(short_words),
                        .words_most = static_cast<u32>(long_words),
                        .summary = "a paragraph"};
    return bind_running_text(context, plan);
}

}  // namespace

namespace generators {

const Generator& text_paragraph() {
    static const Generator generator{
        {.name = "text.paragraph",
         .summary = "several sentences of common words",
         .options = {{.name = "sentences",
                      .kind = OptionKind::range,
                      .doc = "how many sentences",
                      .default_text = "3..6"},
                     {.name = "words",
                      .kind = OptionKind::range,
                      .doc = "how many words a sentence",
                      .default_text = "4..12"},
                     least_characters(),
                     most_characters()},
         .kinds = {Kind::string},
         .example = "{type: string, generate: text.paragraph, sentences: 2..4}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
