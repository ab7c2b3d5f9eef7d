#include "generators/one_to_one.h"

#include <algorithm>

namespace rowsmith {

namespace {

bool is_whole(const Expression& e) { return e.kind == ExpressionKind::number && e.scale == 0; }

// Moves values without making two of them equal.
bool is_shift(const Expression& e) { return is_whole(e) || e.kind == ExpressionKind::duration; }

bool is_factor(const Expression& e) { return is_whole(e) && e.integer != 0; }

// The unique path that the expression hangs on; null: none was seen. Sets `as_text` where it is
// written into a text.
const Expression* unique_path(const BindContext& context, const Expression& e, bool& as_text);

const Expression* through_call(const BindContext& context, const Expression& e, bool& as_text) {
    if (e.word != "concat" && e.word != "text") return nullptr;
    as_text = true;
    const Expression* found = nullptr;
    for (const Expression& argument : e.children) {
        if (argument.kind == ExpressionKind::text) continue;
        if (found != nullptr) return nullptr;
        found = unique_path(context, argument, as_text);
        if (found == nullptr) return nullptr;
    }
    return found;
}

const Expression* through_binary(const BindContext& context, const Expression& e, bool& as_text) {
    const Expression &left = e.children[0], &right = e.children[1];
    const auto one_side = [&](auto constant) -> const Expression* {
        if (constant(right)) return unique_path(context, left, as_text);
        if (constant(left)) return unique_path(context, right, as_text);
        return nullptr;
    };
    if (as_text) return nullptr;  // sums inside a text have a type of their own
    if (e.operation == Operation::add || e.operation == Operation::subtract)
        return one_side(is_shift);
    return e.operation == Operation::multiply ? one_side(is_factor) : nullptr;
}

const Expression* unique_path(const BindContext& context, const Expression& e, bool& as_text) {
    switch (e.kind) {
        case ExpressionKind::path:
            return e.path.size() == 1 && context.is_unique_path(e.path[0]) ? &e : nullptr;
        case ExpressionKind::negative:
            return as_text ? nullptr : unique_path(context, e.children[0], as_text);
        case ExpressionKind::binary:
            return through_binary(context, e, as_text);
        case ExpressionKind::call:
            return through_call(context, e, as_text);
        default:
            return nullptr;
    }
}

}  // namespace

bool is_one_to_one(BindContext& context, const Expression& expression, const Shape& result) {
    bool as_text = false;
    const Expression* found = unique_path(context, expression, as_text);
    if (found == nullptr) return false;
    const auto input = context.path({path_text(found->path), context.place()});
    if (!input) return false;
    const Shape& source = context.input_shape(*input);
    if (as_text)  // null adds no text
        return !source.nullable && (is_integral(source.type.kind) || is_text(source.type.kind));
    return source.type.kind == result.type.kind && source.type.scale == result.type.scale;
}

}  // namespace rowsmith
