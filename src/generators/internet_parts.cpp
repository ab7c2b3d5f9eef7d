#include "generators/internet_parts.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "generators/email_texts.h"
#include "generators/grouped_choice.h"
#include "generators/person_parts.h"
#include "values/lexicon.h"

namespace rowsmith {

namespace {

Shape codes_shape(std::vector<std::string> texts) {
    return {.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
}

// The words that need no other letters than a-z.
Result<BoundColumn> bind_words(BindContext& context, const values::Words& words,
                               std::string_view before) {
    GroupedChoice choice;
    std::vector<double> weights;
    std::vector<std::string> texts;
    for (size_t i = 0; i < words.size(); i++) {
        const std::string_view word = words.texts[i];
        if (!std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) continue;
        texts.push_back(std::string(before) + std::string(word));
        weights.push_back(words.weights[i]);
    }
    (void)TRY(choice.add(weights));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {codes_shape(std::move(texts))}};
}

constexpr std::array<FixedWord, 1> reserved_ends = {{{".example", 1}}};
constexpr std::array<FixedWord, 5> realistic_ends = {
    {{".com", 60}, {".net", 12}, {".org", 12}, {".io", 10}, {".info", 6}}};

Result<BoundColumn> bind_part(std::string_view part, BindContext& context) {
    const values::LanguageWords& words = *TRY(values::language_words("en_US"));
    if (part == "first") return bind_words(context, words.adjectives, "");
    if (part == "second") return bind_words(context, words.nouns, "");
    if (part == "path") return bind_words(context, words.nouns, "/");
    if (part == "tld")
        return context.document().realistic_contacts ? bind_fixed_words(context, realistic_ends)
                                                     : bind_fixed_words(context, reserved_ends);
    CHECK(part == "suffix");
    return bind_row_suffix(context);
}

std::vector<std::string_view> parts_of(AddressPart part, bool has_suffix) {
    if (part == AddressPart::path) return {"path"};
    std::vector<std::string_view> parts = {"first", "second"};
    if (has_suffix) parts.push_back("suffix");
    parts.push_back("tld");
    if (part == AddressPart::url) parts.push_back("path");
    return parts;
}

// Puts a text before every entry of a part.
void put_before(Shape& shape, std::string_view text) {
    std::vector<std::string> texts = shape.dictionary->texts;
    for (std::string& own : texts) own.insert(0, text);
    shape.dictionary = make_dictionary(std::move(texts));
}

}  // namespace

const Bundle& internet_bundle() {
    static constexpr Bundle bundle{"internet", bind_part, nullptr};
    return bundle;
}

Result<BoundColumn> bind_address(BindContext& context, AddressPart part) {
    if (context.unique() && part == AddressPart::path)
        return fail(context.options().wrong(
            "unique", "unique_not_possible", "paths repeat by their nature",
            "a column with a suffix or digits to vary", "drop unique, or use internet.url"));
    const bool has_suffix =
        has_unique(context.members(), {"internet.domain", "internet.host", "internet.url"});
    Shape shape{.type = context.type(), .form = Form::parts};
    std::vector<u32> inputs;
    for (const std::string_view name : parts_of(part, has_suffix)) {
        inputs.push_back(TRY(context.part(name)));
        shape.children.push_back(context.input_shape(inputs.back()));
    }
    if (part == AddressPart::host) put_before(shape.children[0], "www.");
    if (part == AddressPart::url) put_before(shape.children[0], "https://www.");
    return BoundColumn{.kernel = std::make_unique<JoinedColumns>(std::move(inputs)),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_fixed_words(BindContext& context, std::span<const FixedWord> words) {
    GroupedChoice choice;
    std::vector<double> weights;
    std::vector<std::string> texts;
    for (const FixedWord& word : words) {
        weights.push_back(word.weight);
        texts.emplace_back(word.text);
    }
    (void)TRY(choice.add(weights));
    Shape shape = codes_shape(std::move(texts));
    shape.type = context.type();
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {std::move(shape)}};
}

}  // namespace rowsmith
