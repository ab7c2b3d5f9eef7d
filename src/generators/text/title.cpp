// A heading in the row's language: words with capitals, no full stop.
#include "generators/running_text.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    const auto [least, most] = TRY(text_counts(context.options(), "words", 12));
    const TextPlan plan{.words_least = static_cast<u32>(least),
                        .words_most = static_cast<u32>(most),
                        .is_title = true,
                        .summary = "a title"};
    return bind_running_text(context, plan);
}

}  // namespace

namespace generators {

const Generator& text_title() {
    static const Generator generator{
        {.name = "text.title",
         .summary = "a short heading of common words",
         .options = {{.name = "words",
                      .kind = OptionKind::range,
                      .doc = "how many words",
                      .default_text = "2..4"},
                     least_characters(),
                     most_characters()},
         .kinds = {Kind::string},
         .example = "{type: string, generate: text.title, max_length: 40}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
