// A value computed from other columns. The expression language is the layer `expression`.
#include "expression/expression.h"

#include <algorithm>

#include "base/text.h"
#include "generators/generator.h"
#include "generators/one_to_one.h"
#include "generators/same_column.h"

namespace rowsmith {
namespace {

// The texts that the expression can give, where its form tells them; false where it doesn't.
bool collect_texts(const Expression& expression, std::vector<const Expression*>& texts) {
    const auto& children = expression.children;
    if (expression.kind == ExpressionKind::null_) return true;
    if (expression.kind == ExpressionKind::text) {
        texts.push_back(&expression);
        return true;
    }
    const bool chosen = expression.kind == ExpressionKind::call && expression.word == "if";
    if (!chosen && expression.kind != ExpressionKind::map) return false;
    // if(c, v, c, v, else) and map(x, key, value, …): every second one, and the last of an if.
    for (size_t i = chosen ? 1 : 2; i < children.size(); i += 2)
        if (!collect_texts(children[i], texts)) return false;
    return !chosen || collect_texts(children.back(), texts);
}

// enum_values beside an expression: what it may give, and nothing else.
Result<void> check_values(BindContext& context, const PlacedText& text, const Shape& shape) {
    if (!context.column().enum_values) return {};
    std::vector<std::string> allowed;
    for (const ShareEntry& entry : TRY(read_shares(*context.column().enum_values)))
        allowed.push_back(entry.text);
    const auto is_allowed = [&](const std::string& value) {
        return std::ranges::find(allowed, value) != allowed.end();
    };
    const auto refuse = [&](const std::string& value, const Place& place) {
        return fail(schema_error(
            "value_not_listed",
            "the expression may give '" + value + "', which enum_values does not list", place,
            "one of " + quoted_list(allowed), "add " + value + " to enum_values"));
    };
    const Expression tree = TRY(parse_expression(text.text, text.place));
    std::vector<const Expression*> texts;
    if (collect_texts(tree, texts)) {
        for (const Expression* each : texts)
            if (!is_allowed(each->word))
                return refuse(each->word, place_inside(text.place, text.text, each->offset));
    } else if (shape.form == Form::codes) {
        for (const std::string& each : shape.dictionary->texts)
            if (!is_allowed(each)) return refuse(each, text.place);
    }
    return {};
}

Result<BoundColumn> bind(BindContext& context) {
    const PlacedText& text = context.column().expression;
    const Type* target = context.column().type ? &context.type() : nullptr;
    const u32 input = TRY(context.expression(text, target));
    TRY(check_values(context, text, context.input_shape(input)));
    if (context.unique()) {
        const Expression tree = TRY(parse_expression(text.text, text.place));
        if (!is_one_to_one(context, tree, context.input_shape(input)))
            return fail({.code = ErrorCode::invalid_schema,
                         .cause = "expression_not_one_to_one",
                         .message = "two rows could get the same value, but the column is unique",
                         .place = text.place,
                         .expected = "a unique column of the table, moved by a whole number or "
                                     "within a text",
                         .fix = "drop unique, or build the value from a unique column"});
    }
    return BoundColumn{.kernel = std::make_unique<SameColumn>(),
                       .outputs = {context.input_shape(input)},
                       .summary = "expression " + text.text};
}

}  // namespace

namespace generators {

const Generator& expression() {
    static const Generator generator{
        {.name = "expression",
         .summary = "a value computed from other columns, parents and children",
         .example = "{type: integer, expression: 2 * 3}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
