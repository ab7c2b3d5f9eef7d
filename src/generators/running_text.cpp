#include "generators/running_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "column/convert.h"
#include "generators/refuse_unique.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

constexpr u64 characters_limit = 65'536;
constexpr u64 bytes_of_a_character = 4;
constexpr u32 sentences_limit = 20;

u32 drawn(u64 bits, u32 least, u32 most) {
    return least + static_cast<u32>(bounded(bits, u64{most} - least + 1));
}

constexpr u64 count_draw = 1'000'001;

class WordsMaker {
public:
    WordsMaker(u64 key, const TextPlan& plan, LanguageText text, TextLocale locale)
        : key_(key), plan_(plan), text_(std::move(text)), locale_(std::move(locale)) {}

    const LanguageText& text() const { return text_; }
    u32 most() const { return plan_.sentences_most * plan_.words_most; }

    // Row i's codes stand from codes[i * most()]; behind the last, LanguageText::slack more.
    void make(const Fill& block, u32* codes, u32* lengths) const {
        if (plan_.is_title)
            titles(block, codes, lengths);
        else if (plan_.sentences_most == 1)
            sentences(block, codes, lengths);
        else
            for (u32 i = 0; i < block.count(); i++)
                lengths[i] = paragraph(block, i, codes + i * most());
    }

private:
    u64 bits_of(const Fill& block, u32 i) const { return mix(key_ + block.rows.scaled()[i]); }
    u32 words_of(u64 sentence_bits) const {
        return drawn(random_at(sentence_bits, count_draw), plan_.words_least, plan_.words_most);
    }

    void sentences(const Fill& block, u32* codes, u32* lengths) const {
        std::array<u64, block_rows> bits;
        std::array<u32, block_rows> places, starts;
        const u32 count = block.count();
        ROWSMITH_AT_CPU_LEVEL(sentence_bits)
        (key_, block.rows.scaled(), count,
         {plan_.words_least, plan_.words_most - plan_.words_least + 1, count_draw}, bits.data(),
         lengths);
        for (u32 i = 0; i < count; i++) places[i] = text_.places_of(locale_.at(block, i));
        for (u32 i = 0; i < count; i++) starts[i] = i * most();
        text_.sentences({bits.data(), lengths, places.data(), starts.data(), count}, codes);
    }

    u32 paragraph(const Fill& block, u32 i, u32* codes) const {
        std::array<u64, sentences_limit> bits;
        std::array<u32, sentences_limit> counts, places, starts;
        const u64 row_bits = bits_of(block, i);
        const u32 sentences =
            drawn(random_at(row_bits, count_draw), plan_.sentences_least, plan_.sentences_most);
        u32 end = 0;
        for (u32 s = 0; s < sentences; s++) {
            bits[s] = subkey(row_bits, s);
            counts[s] = words_of(bits[s]);
            places[s] = text_.places_of(locale_.at(block, i));
            starts[s] = end;
            end += counts[s];
        }
        text_.sentences({bits.data(), counts.data(), places.data(), starts.data(), sentences},
                        codes);
        return end;
    }

    void titles(const Fill& block, u32* codes, u32* lengths) const {
        for (u32 i = 0; i < block.count(); i++) {
            const u64 bits = subkey(bits_of(block, i), 0);
            lengths[i] = words_of(bits);
            for (u32 k = 0; k < lengths[i]; k++) {
                const auto of = k + 1 == lengths[i] ? WordClass::noun : WordClass::adjective;
                const u32 word = text_.word(locale_.at(block, i), of, random_at(bits, k));
                codes[i * most() + k] = text_.as(word, WordLook::capital);
            }
        }
    }

    u64 key_;
    TextPlan plan_;
    LanguageText text_;
    TextLocale locale_;
};

class WordsKernel final : public Kernel {
public:
    explicit WordsKernel(WordsMaker maker) : maker_(std::move(maker)) {}
    void fill(const Fill& block) const override {
        maker_.make(block, block.out().codes.data(), block.out().lengths.data());
    }

private:
    WordsMaker maker_;
};

class FittedKernel final : public Kernel {
public:
    FittedKernel(WordsMaker maker, const TextLengths& lengths)
        : maker_(std::move(maker)), lengths_(lengths) {}
    void fill(const Fill& block) const override {
        const auto& words = maker_.text().dictionary()->texts;
        std::vector<u32> codes(size_t{maker_.most()} * block.count() + LanguageText::slack);
        std::array<u32, block_rows> counts;
        maker_.make(block, codes.data(), counts.data());
        std::string text;
        TextBlock& texts = block.out().text;
        texts.clear();
        for (u32 i = 0; i < block.count(); i++) {
            text.clear();
            for (u32 k = 0; k < counts[i]; k++) {
                if (k > 0) text += ' ';
                text += words[codes[i * maker_.most() + k]];
            }
            fit_text(text, lengths_);
            texts.add(text);
        }
    }

private:
    WordsMaker maker_;
    TextLengths lengths_;
};

}  // namespace

OptionSpec least_characters() {
    return {.name = "min_length",
            .kind = OptionKind::integer,
            .doc = "the fewest characters",
            .minimum = 0};
}

OptionSpec most_characters() {
    return {.name = "max_length",
            .kind = OptionKind::integer,
            .doc = "the most characters; a longer text ends at a word before",
            .minimum = 0};
}

Result<TextLengths> text_lengths(BindContext& context, TextLengths otherwise) {
    const Options& options = context.options();
    const ColumnSpec& column = context.column();
    TextLengths lengths = otherwise;
    if (column.min_length) {
        lengths.least = *column.min_length;
        lengths.most = std::max(lengths.least, otherwise.most);
    }
    if (column.max_length) {
        lengths.most = *column.max_length;
        if (!column.min_length) lengths.least = std::min(lengths.least, lengths.most);
    }
    if (lengths.most > characters_limit)
        return fail(options.wrong(column.max_length ? "max_length" : "min_length", "text_too_long",
                                  "a text may have " + with_commas(lengths.most) + " characters",
                                  "at most " + with_commas(characters_limit),
                                  "write max_length: " + std::to_string(characters_limit)));
    if (lengths.least > lengths.most)
        return fail(options.wrong("min_length", "lengths_reversed",
                                  "min_length is " + with_commas(lengths.least) +
                                      ", above max_length, which is " + with_commas(lengths.most),
                                  "min_length at most max_length", "swap them"));
    return lengths;
}

Result<TextLengths> text_counts(const Options& options, std::string_view name, u64 limit) {
    const IntegerRange range = TRY(options.integer_range(name));
    const i64 least = range.low.value_or(1), most = range.high.value_or(static_cast<i64>(limit));
    if (least < 1 || most > static_cast<i64>(limit) || least > most)
        return fail(options.wrong(
            name, "count_out_of_range",
            std::string(name) + " is " + std::to_string(least) + ".." + std::to_string(most),
            "a range inside 1.." + std::to_string(limit), "write 1.." + std::to_string(limit)));
    return TextLengths{static_cast<u64>(least), static_cast<u64>(most)};
}

void fit_text(std::string& text, const TextLengths& lengths) {
    u64 characters = character_count(text);
    const std::string once = text;
    while (characters < lengths.least) {
        text += ' ';
        text += once;
        characters += 1 + character_count(once);
    }
    const bool grown = text.size() > once.size();
    cut_text(text, {lengths.least, grown ? lengths.least : lengths.most});
}

Result<BoundColumn> bind_running_text(BindContext& context, const TextPlan& plan) {
    TRY(refuse_unique(context, "remove unique, or put a unique column into a template"));
    TextLocale locale = TRY(text_locale(context));
    LanguageText text = TRY(LanguageText::of(locale.codes));
    const ColumnSpec& column = context.column();
    Shape shape{.type = context.type(), .form = Form::words};
    shape.dictionary = text.dictionary();
    shape.separator = " ";
    shape.count_max = plan.sentences_most * plan.words_most;
    BoundColumn bound{.kernel = nullptr, .outputs = {}, .summary = plan.summary};
    WordsMaker maker(context.key(), plan, std::move(text), std::move(locale));
    if (!column.min_length && !column.max_length) {
        bound.kernel = std::make_unique<WordsKernel>(std::move(maker));
        bound.outputs.push_back(std::move(shape));
        return bound;
    }
    const u64 longest = std::min<u64>(text_bytes_max(shape), characters_limit);
    const TextLengths lengths = TRY(text_lengths(context, {0, longest}));
    Shape fitted{.type = context.type(), .form = Form::text};
    fitted.bytes_max = static_cast<u32>(lengths.most * bytes_of_a_character);
    bound.summary +=
        " of " + with_commas(lengths.least) + " to " + with_commas(lengths.most) + " characters";
    bound.kernel = std::make_unique<FittedKernel>(std::move(maker), lengths);
    bound.outputs.push_back(std::move(fitted));
    return bound;
}

}  // namespace rowsmith
