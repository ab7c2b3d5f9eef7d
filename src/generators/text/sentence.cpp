// A sentence in the row's language: a capital at the start, a full stop at the end.
#include "generators/running_text.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    const auto [least, most] = TRY(text_counts(context.options(), "words", 60));
    const TextPlan plan{.words_least = static_cast<u32>(least),
                        .words_most = static_cast<u32>(most),
                        .summary = "a sentence"};
    return bind_running_text(context, plan);
}

}  // namespace

namespace generators {

const Generator& text_sentence() {
    static const Generator generator{
        {.name = "text.sentence",
         .summary = "a sentence of common words",
         .options = {{.name = "words",
                      .kind = OptionKind::range,
                      .doc = "how many words",
                      .default_text = "4..12"},
                     least_characters(),
                     most_characters()},
         .kinds = {Kind::string},
         .example = "{type: string, generate: text.sentence, words: 5..9}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
