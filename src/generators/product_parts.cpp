#include "generators/product_parts.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "generators/check_digits.h"
#include "generators/grouped_choice.h"
#include "generators/number_texts.h"
#include "random/permutation.h"
#include "values/lexicon.h"

namespace rowsmith {

namespace {

using values::Category;

const std::vector<Category>& categories() { return values::products().categories; }

Shape codes_shape(std::vector<std::string> texts) {
    return {.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
}

std::vector<double> weights_of(const values::Words& words) {
    return {words.weights.begin(), words.weights.end()};
}

// For each noun over all categories: its category.
std::vector<u32> category_of_nouns() {
    std::vector<u32> map;
    for (u32 c = 0; c < categories().size(); c++)
        map.insert(map.end(), categories()[c].nouns.size(), c);
    return map;
}

Result<BoundColumn> bind_noun(BindContext& context) {
    std::vector<double> weights;
    std::vector<std::string> texts;
    for (const Category& category : categories()) {
        double total = 0;
        for (const u32 weight : category.nouns.weights) total += weight;
        for (size_t i = 0; i < category.nouns.size(); i++) {
            texts.emplace_back(category.nouns.texts[i]);
            weights.push_back(category.weight * category.nouns.weights[i] / total);
        }
    }
    GroupedChoice choice;
    (void)TRY(choice.add(weights));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {codes_shape(std::move(texts))},
                       .summary = "what the product is"};
}

Result<BoundColumn> bind_material(BindContext& context) {
    GroupedChoice choice;
    std::vector<std::string> texts;
    for (const Category& category : categories()) {
        values::Words words = category.materials;
        if (words.empty()) words = {{""}, {1}};
        for (const std::string_view word : words.texts)
            texts.push_back(word.empty() ? "" : std::string(word) + " ");
        (void)TRY(choice.add(weights_of(words)));
        for (size_t i = 1; i < category.nouns.size(); i++) choice.add_same_as(choice.groups() - 1);
    }
    const u32 noun = TRY(context.part("noun"));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{{noun, 1}}),
                       .outputs = {codes_shape(std::move(texts))},
                       .summary = "material"};
}

Result<BoundColumn> bind_list(BindContext& context, const values::Words& words,
                              std::string_view behind) {
    GroupedChoice choice;
    (void)TRY(choice.add(weights_of(words)));
    std::vector<std::string> texts;
    for (const std::string_view word : words.texts)
        texts.push_back(std::string(word) + std::string(behind));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {codes_shape(std::move(texts))}};
}

Result<BoundColumn> bind_part(std::string_view part, BindContext& context) {
    const values::Products& all = values::products();
    if (part == "noun") return bind_noun(context);
    if (part == "material") return bind_material(context);
    if (part == "adjective") return bind_list(context, all.adjectives, " ");
    if (part == "start") return bind_list(context, all.brand_starts, "");
    CHECK(part == "end");
    return bind_list(context, all.brand_ends, "");
}

Result<void> refuse_unique(BindContext& context) {
    if (!context.unique()) return {};
    return fail(context.options().wrong(
        "unique", "unique_not_possible",
        "the values of " + context.options().descriptor().name + " repeat by their nature",
        "a column with digits to vary", "drop unique, or use product.sku or product.ean"));
}

Result<BoundColumn> joined(BindContext& context, std::initializer_list<std::string_view> parts) {
    (void)TRY(refuse_unique(context));
    Shape shape{.type = context.type(), .form = Form::parts};
    std::vector<u32> inputs;
    for (const std::string_view part : parts) {
        inputs.push_back(TRY(context.part(part)));
        shape.children.push_back(context.input_shape(inputs.back()));
    }
    return BoundColumn{.kernel = std::make_unique<JoinedColumns>(std::move(inputs)),
                       .outputs = {std::move(shape)}};
}

// A prefix by the category, eight digits.
class SkuKernel final : public Kernel {
public:
    static constexpr u64 space = 100'000'000;
    struct Setup {
        u64 key;
        bool unique;
        Permutation order;
        u32 noun_input;
        std::vector<u32> category_of_noun;
    };
    explicit SkuKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const u32* nouns = block.inputs[setup_.noun_input]->codes.data();
        auto& parts = block.out().children;
        for (u32 i = 0; i < block.count(); i++) {
            const u64 number = setup_.unique
                                   ? setup_.order.at(block.rows[i])
                                   : bounded(mix(setup_.key + block.rows.scaled()[i]), space);
            parts[0].codes[i] = setup_.category_of_noun[nouns[i]];
            parts[1].integers[i] = static_cast<i64>(number);
        }
    }

private:
    Setup setup_;
};

// The first three letters of a category: "HOM-".
std::string sku_prefix(std::string_view category) {
    std::string prefix;
    for (const char c : category) {
        if (c >= 'a' && c <= 'z') prefix += static_cast<char>(c - 'a' + 'A');
        if (c >= 'A' && c <= 'Z') prefix += c;
        if (prefix.size() == 3) break;
    }
    return prefix + "-";
}

std::string finish_ean(std::string_view digits, std::string_view) {
    return std::string(digits) + check_digits(CheckDigit::ean13, digits);
}

}  // namespace

const Bundle& product_bundle() {
    static constexpr Bundle bundle{"product", bind_part, nullptr};
    return bundle;
}

Result<BoundColumn> bind_product_name(BindContext& context) {
    return joined(context, {"adjective", "material", "noun"});
}

Result<BoundColumn> bind_product_brand(BindContext& context) {
    return joined(context, {"start", "end"});
}

Result<BoundColumn> bind_product_description(BindContext& context) {
    auto column = TRY(joined(context, {"adjective", "material", "noun", "start", "end"}));
    Shape& noun = column.outputs[0].children[2];
    std::vector<std::string> texts = noun.dictionary->texts;
    for (std::string& text : texts) text += " by ";
    noun.dictionary = make_dictionary(std::move(texts));
    return column;
}

Result<BoundColumn> bind_product_category(BindContext& context) {
    (void)TRY(refuse_unique(context));
    std::vector<std::string> names;
    for (const Category& category : categories()) names.emplace_back(category.name);
    Shape shape = codes_shape(std::move(names));
    shape.type = context.type();
    const u32 noun = TRY(context.part("noun"));
    return BoundColumn{.kernel = std::make_unique<MappedCodes>(noun, category_of_nouns()),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_product_sku(BindContext& context) {
    const u64 rows = context.rows_for_checks();
    if (context.unique() && rows > SkuKernel::space)
        return fail(context.options().wrong(
            "unique", "space_too_small",
            "space = " + with_commas(SkuKernel::space) + " < " + with_commas(rows) + " rows",
            "at most " + with_commas(SkuKernel::space) + " rows",
            "use a pattern with more digits"));
    std::vector<std::string> prefixes;
    for (const Category& category : categories()) prefixes.push_back(sku_prefix(category.name));
    Shape digits{.type = {.kind = Kind::integer}, .form = Form::int64, .digits = 8};
    digits.low = 0;
    digits.high = SkuKernel::space - 1;
    Shape shape{.type = context.type(), .form = Form::parts};
    shape.children = {codes_shape(std::move(prefixes)), digits};
    const u32 noun = TRY(context.part("noun"));
    SkuKernel::Setup setup{context.key(0), context.unique(),
                           Permutation(context.key(1), SkuKernel::space), noun,
                           category_of_nouns()};
    return BoundColumn{.kernel = std::make_unique<SkuKernel>(std::move(setup)),
                       .outputs = {std::move(shape)}};
}

// Numbers that begin with 2 are for use inside a shop: they are no company's.
Result<BoundColumn> bind_product_ean(BindContext& context) {
    const bool realistic = context.document().realistic_contacts;
    const std::string pattern =
        realistic ? "(0[0-9]|3[0-7]|4[05]|5[047]|7[36]|8[047])[0-9]{10}" : "2[0-9]{11}";
    return bind_number_texts(context,
                             {{.patterns = {pattern}, .weights = {1}, .finish = finish_ean}}, {},
                             "ask for fewer rows or drop unique");
}

}  // namespace rowsmith
