#include "plan/heeded_options.h"

#include <algorithm>

#include "base/text.h"
#include "column/convert.h"
#include "column/text_length.h"

namespace rowsmith {

namespace {

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
                .fix = std::string("put ") + (name == "min_value" ? "greatest" : "least") +
                       "(…, " + column.node.find(name)->text + ") around it, or remove " + name};
    return {.code = ErrorCode::invalid_schema,
            .cause = "option_not_heeded",
            .message = "the generator " + generator + " does not keep " + name,
            .place = place_of(column, name),
            .expected = "a generator that draws by it, like uniform or normal",
            .fix = "remove " + name + ", or name another generator"};
}

// Without having been asked to, the values lie within the bound.
bool lies_within(const Options& options, const Shape& shape, std::string_view name) {
    if (shape.form != Form::int64 || options.is_expression(name)) return false;
    const bool lower = name == "min_value";
    const auto bound = options.value(name, lower ? Bound::lower : Bound::upper);
    return bound && (lower ? shape.low >= *bound : shape.high <= *bound);
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
          "place.district", "place.region", "place.street", "place.address", "text."})
        if (name.starts_with(family)) return true;
    return false;
}

}  // namespace

Result<std::optional<TextLengths>> check_heeded(const ColumnSpec& column, const Options& options,
                                                const Shape& shape, bool is_unique) {
    TRY(check_bounds(column, options, shape));
    if (!is_text(shape.type.kind) || (!column.min_length && !column.max_length))
        return std::nullopt;
    if (is_heeded(options, "min_length") || is_heeded(options, "pattern")) return std::nullopt;
    const TextRange range = text_range(shape);
    const std::string& name = options.descriptor().name;
    if (column.min_length && *column.min_length > std::max<u64>(range.least, 1))
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "text_too_short",
                     .message = "values of " + name + " may be shorter than " +
                                with_commas(*column.min_length) + " characters",
                     .place = place_of(column, "min_length"),
                     .expected = "at most min_length: " + std::to_string(range.least),
                     .fix = "remove min_length, or name another generator"});
    if (!column.max_length || *column.max_length >= range.most) return std::nullopt;
    if (!is_unique && may_be_cut(options, shape))
        return TextLengths{column.min_length.value_or(0), *column.max_length};
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "text_too_long_for_column",
                 .message = "values of " + name + " may have " + with_commas(range.most) +
                            " characters, which is more than " + with_commas(*column.max_length),
                 .place = place_of(column, "max_length"),
                 .expected = "at least max_length: " + std::to_string(range.most),
                 .fix = "write max_length: " + std::to_string(range.most)});
}

void CutTextKernel::fill(const Fill& block) const {
    const Column& from = *block.inputs[0];
    Column& out = block.out();
    std::string text;
    out.text.clear();
    for (u32 i = 0; i < block.count(); i++) {
        if (out.shape->nullable) out.valid[i] = from.is_null(i) ? 0 : 1;
        text.clear();
        if (!from.is_null(i)) append_text(from, i, text);
        cut_text(text, lengths_);
        out.text.add(text);
    }
}

}  // namespace rowsmith
