#include "plan/heeded_options.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "column/convert.h"
#include "column/text_length.h"
#include "generators/values_by_rules.h"

namespace rowsmith {

namespace {

constexpr u64 text_bytes_limit = 1'000'000;  // of a text without max_length

Place place_of(const ColumnSpec& column, std::string_view option) {
    const Node* node = column.node.find(option);
    return node != nullptr ? node->place() : column.place;
}

bool is_heeded(const Options& options, std::string_view name) {
    return options.asked(name) || options.descriptor().find(name) != nullptr;
}

Error not_heeded(const ColumnSpec& column, const Options& options, const std::string& name) {
    const std::string& generator = options.descriptor().name;
    if (generator == "expression" && (name == "min_value" || name == "max_value"))
        return {.code = ErrorCode::invalid_schema,
                .cause = "expression_out_of_bounds",
                .message = "'" + column.expression.text + "' is not seen to keep " + name,
                .place = place_of(column, name),
                .expected = "an expression that can't leave its bounds",
                .fix = std::string("put ") + (name == "min_value" ? "greatest" : "least") + "(…, " +
                       column.node.find(name)->text + ") around it, or remove " + name};
    return {.code = ErrorCode::invalid_schema,
            .cause = "option_not_heeded",
            .message = "the generator " + generator + " does not keep " + name,
            .place = place_of(column, name),
            .expected = "a generator that draws by it, like uniform or normal",
            .fix = "remove " + name + ", or name another generator"};
}

// Of integral values; listed ones are looked at one by one.
std::pair<i64, i64> ends_of(const Shape& shape) {
    if (shape.form != Form::codes) return {shape.low, shape.high};
    const auto& listed = shape.dictionary->integers;
    if (listed.empty()) return {INT64_MIN, INT64_MAX};
    const auto [low, high] = std::ranges::minmax(listed);
    return {low, high};
}

// Without having been asked to, the values lie within the bound.
bool lies_within(const Options& options, const Shape& shape, std::string_view name) {
    if (!is_integral(shape.type.kind) || options.is_expression(name)) return false;
    const bool lower = name == "min_value";
    const auto bound = options.value(name, lower ? Bound::lower : Bound::upper);
    const auto [low, high] = ends_of(shape);
    return bound && (lower ? low >= *bound : high <= *bound);
}

Result<void> check_bounds(const ColumnSpec& column, const Options& options, const Shape& shape) {
    for (const char* name : {"min_value", "max_value"}) {
        if (!column.node.has(name) || is_heeded(options, name)) continue;
        if (lies_within(options, shape, name)) continue;
        return fail(not_heeded(column, options, name));
    }
    for (const char* name : {"multiple_of", "endings"})
        if (column.node.has(name) && !is_heeded(options, name))
            return fail(not_heeded(column, options, name));
    return {};
}

// Running text and names stay what they are when they lose a word; a code or an address does not.
bool may_be_cut(const Options& options, const Shape& shape) {
    const std::string& name = options.descriptor().name;
    if (shape.type.kind != Kind::string || name.ends_with("email")) return false;
    for (const char* family :
         {"person.full_name", "person.native_name", "person.first_name", "person.middle_name",
          "person.last_name", "person.job_title", "company.name", "company.industry",
          "product.name", "product.description", "product.brand", "product.category", "place.city",
          "place.district", "place.region", "place.street", "place.address", "person.user_name",
          "text."})
        if (name.starts_with(family)) return true;
    return false;
}

}  // namespace

Result<std::optional<TextFit>> check_heeded(const ColumnSpec& column, const Options& options,
                                            const Shape& shape, bool is_unique) {
    TRY(check_bounds(column, options, shape));
    if (!is_text(shape.type.kind) || (!column.min_length && !column.max_length))
        return std::nullopt;
    if (is_heeded(options, "min_length") || is_heeded(options, "pattern")) return std::nullopt;
    const TextRange range = text_range(shape);
    const TextFit fit{.lengths = {.least = column.min_length.value_or(0),
                                  .most = column.max_length.value_or(text_bytes_limit)},
                      .may_cut = !is_unique && may_be_cut(options, shape)};
    if (fit.lengths.least <= range.least && fit.lengths.most >= range.most) return std::nullopt;
    // Listed values are the user's own: each of them is looked at, not only those that are drawn.
    const bool listed = column.enum_values || options.descriptor().name == "constant";
    if (!listed) return fit;
    const bool is_long = fit.lengths.most < range.most;
    const char* option = is_long ? "max_length" : "min_length";
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "value_of_other_length",
                 .message = std::string("the ") + (is_long ? "longest" : "shortest") +
                            " value has " + with_commas(is_long ? range.most : range.least) +
                            " characters",
                 .place = place_of(column, option),
                 .expected = "values that keep " + std::string(option),
                 .fix = "write " + std::string(option) + ": " +
                        std::to_string(is_long ? range.most : range.least)});
}

Result<void> check_value_rules(const ColumnSpec& column, const Shape& shape) {
    for (const PlacedText& rule : column.value_rules) {
        const bool counted = is_integral(shape.type.kind);
        const ValueSet told = TRY(values_told(rule, {.type = shape.type, .digits = 0}));
        const bool listed = shape.form == Form::codes;
        const bool met =
            counted && (listed ? std::ranges::all_of(shape.dictionary->integers,
                                                     [&](i64 value) { return told.holds(value); })
                               : told.others().within({shape.low, shape.high}).is_empty());
        if (!met)
            return fail(values_not_left_out(
                column.value_rules, "the generator " + column.generate.text + " may give others"));
    }
    return {};
}

void FitTextKernel::fill(const Fill& block) const {
    const Column& from = *block.inputs[0];
    Column& out = block.out();
    i64* refused = block.outputs[1]->integers.data();
    std::string text;
    out.text.clear();
    for (u32 i = 0; i < block.count(); i++) {
        const bool null = from.is_null(i);
        if (out.shape->nullable) out.valid[i] = null ? 0 : 1;
        text.clear();
        if (!null) append_text(from, i, text);
        if (fit_.may_cut) cut_text(text, fit_.lengths);
        const u64 length = character_count(text);
        refused[i] = !null && (length < fit_.lengths.least || length > fit_.lengths.most) ? 1 : 0;
        // A refused row is never shown: its text only has to be in the room of the shape.
        if (refused[i] == 1) text.clear();
        out.text.add(text);
    }
}

std::string FitTextKernel::why_refused(const Fill& block, u32 i) const {
    std::string text;
    append_text(*block.inputs[0], i, text);
    return "'" + text + "' has " + with_commas(character_count(text)) +
           " characters, and the column wants " + with_commas(fit_.lengths.least) + " to " +
           with_commas(fit_.lengths.most);
}

}  // namespace rowsmith
