// One common word of the row's language.
#include "base/text.h"
#include "base/utf8.h"
#include "generators/refuse_unique.h"
#include "generators/running_text.h"
#include "random/alias.h"
#include "random/streams.h"
#include "values/lexicon.h"

namespace rowsmith {
namespace {

struct Range {
    u32 first;
    AliasTable table;
};

class WordKernel final : public Kernel {
public:
    WordKernel(u64 key, TextLocale locale, std::vector<Range> languages)
        : key_(key), locale_(std::move(locale)), languages_(std::move(languages)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < block.count(); i++) {
            const Range& language = languages_[locale_.at(block, i)];
            block.out().codes[i] = language.first + language.table.pick(mix(key_ + scaled[i]));
        }
    }

private:
    u64 key_;
    TextLocale locale_;
    std::vector<Range> languages_;
};

Error no_word_fits(BindContext& context, const std::string& locale, const TextLengths& lengths) {
    const Options& options = context.options();
    return options.wrong(options.has("max_length") ? "max_length" : "min_length", "no_word_fits",
                         "no common word of " + locale + " has " + with_commas(lengths.least) +
                             " to " + with_commas(lengths.most) + " characters",
                         "lengths that words have",
                         "write generate: string for a text of any length");
}

Result<BoundColumn> bind(BindContext& context) {
    TRY(refuse_unique(context, "remove unique, or use a template with a unique column in it"));
    const TextLengths lengths = TRY(text_lengths(context, {0, 1000}));
    TextLocale locale = TRY(text_locale(context));
    std::vector<std::string> words;
    std::vector<Range> languages;
    for (const std::string& code : locale.codes) {
        const values::LanguageWords* pack = TRY(values::language_words(code));
        const u32 first = static_cast<u32>(words.size());
        std::vector<u64> weights;
        for (const values::Words* of : {&pack->nouns, &pack->adjectives, &pack->verbs})
            for (size_t i = 0; i < of->size(); i++) {
                const u32 characters = character_count(of->texts[i]);
                if (characters < lengths.least || characters > lengths.most) continue;
                words.emplace_back(of->texts[i]);
                weights.push_back(of->weights[i]);
            }
        if (weights.empty()) return fail(no_word_fits(context, code, lengths));
        AliasTable table = TRY(AliasTable::make(weights));
        languages.push_back({first, std::move(table)});
    }
    Shape shape{.type = context.type(), .form = Form::codes};
    shape.dictionary = make_dictionary(std::move(words));
    return BoundColumn{.kernel = std::make_unique<WordKernel>(context.key(), std::move(locale),
                                                              std::move(languages)),
                       .outputs = {std::move(shape)},
                       .summary = "a word"};
}

}  // namespace

namespace generators {

const Generator& text_word() {
    static const Generator generator{
        {.name = "text.word",
         .summary = "one common word",
         .options = {{.name = "min_length",
                      .kind = OptionKind::integer,
                      .doc = "only words with at least so many characters",
                      .minimum = 0},
                     {.name = "max_length",
                      .kind = OptionKind::integer,
                      .doc = "only words with at most so many characters",
                      .minimum = 1}},
         .kinds = {Kind::string},
         .example = "{type: string, generate: text.word, max_length: 8}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
