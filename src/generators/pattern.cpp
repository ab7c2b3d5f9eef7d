// Texts that match a regular expression: any, or each at most once.
#include <array>
#include <limits>

#include "base/text.h"
#include "generators/generator.h"
#include "random/pattern_texts.h"

namespace rowsmith {
namespace {

constexpr u64 text_bytes_limit = 65'536;

// Longer texts than the buffer on the stack are written into a string.
constexpr size_t stack_bytes = 1024;

template <class Write>
void fill_texts(const Fill& block, size_t room, Write&& write) {
    std::array<char, stack_bytes> small;
    std::string large;
    if (room > small.size()) large.resize(room);
    char* start = large.empty() ? small.data() : large.data();
    TextBlock& texts = block.out().text;
    texts.clear();
    for (u32 i = 0; i < block.count(); i++) {
        const char* end = write(i, start);
        texts.add({start, static_cast<size_t>(end - start)});
    }
}

class RandomTextKernel final : public Kernel {
public:
    RandomTextKernel(u64 key, PatternLanguage language)
        : language_(std::move(language)), texts_(key, language_) {}
    void fill(const Fill& block) const override {
        fill_texts(block, language_.room(),
                   [&](u32 i, char* to) { return texts_.write(block.rows[i], to); });
    }

private:
    PatternLanguage language_;
    RandomTexts texts_;
};

// Input 0 numbers the texts. Of more texts than a number counts, every row takes one of the whole
// language, spread by its own permutation.
class NumberedTextKernel final : public Kernel {
public:
    explicit NumberedTextKernel(PatternLanguage language) : language_(std::move(language)) {}
    void fill(const Fill& block) const override {
        const i64* numbers = block.inputs[0]->integers.data();
        fill_texts(block, language_.room(), [&](u32 i, char* to) {
            return language_.write(static_cast<u64>(numbers[i]), to);
        });
    }

private:
    PatternLanguage language_;
};

class UniqueTextKernel final : public Kernel {
public:
    UniqueTextKernel(u64 key, PatternLanguage language)
        : language_(std::move(language)), texts_(key, language_) {}
    void fill(const Fill& block) const override {
        fill_texts(block, language_.room(),
                   [&](u32 i, char* to) { return texts_.write(block.rows[i], to); });
    }

private:
    PatternLanguage language_;
    UniqueTexts texts_;
};

Result<PatternLanguage> language_of(BindContext& context) {
    const Options& options = context.options();
    const std::string pattern = TRY(options.text("pattern"));
    const ColumnSpec& column = context.column();
    PatternLengths lengths{.least = column.min_length.value_or(0), .most = column.max_length};
    auto language = PatternLanguage::build(pattern, lengths);
    if (!language) {
        Error error = std::move(language).error();
        const bool of_lengths = error.cause == "pattern_length_order" && options.has("min_length");
        error.place = options.place(of_lengths ? "min_length" : "pattern");
        return fail(std::move(error));
    }
    if (language->longest_bytes() > text_bytes_limit)
        return fail(options.wrong(
            "pattern", "pattern_text_too_long",
            "a text may have " + with_commas(language->longest_bytes()) + " bytes",
            "at most " + with_commas(text_bytes_limit), "add max_length, or repeat less often"));
    return language;
}

Result<BoundColumn> bind(BindContext& context) {
    PatternLanguage language = TRY(language_of(context));
    Shape shape{.type = context.type(), .form = Form::text};
    shape.bytes_max = static_cast<u32>(language.longest_bytes());
    BoundColumn bound{.kernel = nullptr, .outputs = {std::move(shape)}};
    bound.summary = "texts of /" + TRY(context.options().text("pattern")) + "/";
    if (!context.has_unique_index()) {
        bound.kernel = std::make_unique<RandomTextKernel>(context.key(), std::move(language));
        return bound;
    }
    bound.summary += ", each once of " + language.count_text();
    if (language.is_narrow()) {
        (void)TRY(context.unique_index(language.count()));
        bound.kernel = std::make_unique<NumberedTextKernel>(std::move(language));
    } else {
        bound.kernel = std::make_unique<UniqueTextKernel>(context.key(), std::move(language));
    }
    return bound;
}

}  // namespace

namespace generators {

const Generator& pattern() {
    static const Generator generator{
        {.name = "pattern",
         .summary = "texts that match a regular expression as a whole",
         .options = {{.name = "pattern",
                      .kind = OptionKind::text,
                      .doc = "the regular expression; * and + end at 8 rounds or at max_length",
                      .required = true}},
         .kinds = {Kind::string, Kind::email, Kind::phone},
         .example = R"({type: string, generate: pattern, pattern: "[A-Z]{3}-[0-9]{5}"})"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
