// What a string makes that nothing better is known of: words, to a length drawn evenly.
#include "base/text.h"
#include "base/utf8.h"
#include "generators/refuse_unique.h"
#include "generators/running_text.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

constexpr TextLengths usual{4, 24};
constexpr u64 bytes_of_a_character = 4;

class StringKernel final : public Kernel {
public:
    StringKernel(u64 key, const TextLengths& lengths, LanguageText text, TextLocale locale)
        : key_(key), lengths_(lengths), text_(std::move(text)), locale_(std::move(locale)) {}
    void fill(const Fill& block) const override {
        std::string text;
        TextBlock& texts = block.out().text;
        texts.clear();
        for (u32 i = 0; i < block.count(); i++) {
            text.clear();
            make(mix(key_ + block.rows.scaled()[i]), locale_.at(block, i), text);
            texts.add(text);
        }
    }

private:
    void make(u64 bits, u32 locale, std::string& text) const {
        const u64 length = lengths_.least + bounded(mix(bits), lengths_.most - lengths_.least + 1);
        const auto& words = text_.dictionary()->texts;
        u64 characters = 0;
        for (u64 k = 1; characters < length; k++) {
            const auto of = k % 2 == 0 ? WordClass::adjective : WordClass::noun;
            const std::string& word = words[text_.word(locale, of, random_at(bits, k))];
            if (k > 1) text += ' ';
            text += word;
            characters += character_count(word) + (k > 1 ? 1 : 0);
        }
        if (characters > length) text.resize(bytes_before(text, static_cast<i64>(length)));
        if (!text.empty() && text.back() == ' ') text.back() = 's';
    }

    u64 key_;
    TextLengths lengths_;
    LanguageText text_;
    TextLocale locale_;
};

Result<BoundColumn> bind(BindContext& context) {
    TRY(refuse_unique(context, "give a pattern: pattern: '[a-z]{8}'"));
    const TextLengths lengths = TRY(text_lengths(context, usual));
    TextLocale locale = TRY(text_locale(context));
    LanguageText text = TRY(LanguageText::of(locale.codes));
    Shape shape{.type = context.type(), .form = Form::text};
    shape.bytes_max = static_cast<u32>(lengths.most * bytes_of_a_character);
    return BoundColumn{.kernel = std::make_unique<StringKernel>(context.key(), lengths,
                                                                std::move(text), std::move(locale)),
                       .outputs = {std::move(shape)},
                       .summary = "a text of " + with_commas(lengths.least) + " to " +
                                  with_commas(lengths.most) + " characters"};
}

}  // namespace

namespace generators {

const Generator& string() {
    static const Generator generator{
        {.name = "string",
         .summary = "a text of words, of any length that is wanted",
         .options = {{.name = "min_length",
                      .kind = OptionKind::integer,
                      .doc = "the fewest characters; 4 unless given",
                      .minimum = 0},
                     {.name = "max_length",
                      .kind = OptionKind::integer,
                      .doc = "the most characters; 24 unless given",
                      .minimum = 0}},
         .kinds = {Kind::string},
         .example = "{type: string, generate: string, min_length: 10, max_length: 30}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
