#include "plan/rule_rounding.h"

#include <algorithm>
#include <array>
#include <span>

namespace rowsmith {

namespace {

constexpr i32 digits_most = 18;

bool is_one_of(const std::string& word, std::span<const std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

i32 digits_written(const Expression& number) {
    i32 digits = number.scale;
    for (i64 rest = number.integer; digits > 0 && rest % 10 == 0; rest /= 10) digits--;
    return digits;
}

// How many digits behind the point the values of an expression have; none where that is not seen.
std::optional<i32> digits_of(const RuleTarget& target, const Expression& expression);

}  // namespace

std::optional<i32> digits_of(const RuleTarget& target, const ColumnSpec& column) {
    const Kind kind = target.kind_of(column);
    if (kind == Kind::integer) return 0;
    const i32 scale = column.type ? column.type->scale : -1;
    if (kind == Kind::decimal) return scale < 0 ? 2 : scale;
    return kind == Kind::float_ && scale >= 0 ? std::optional(scale) : std::nullopt;
}

namespace {

// What leads nowhere, or to no number, is told as it was written.
std::optional<i32> digits_behind(const RuleTarget& target, const Expression& path) {
    const ColumnSpec* column = target.column_behind(path);
    if (!column) return 0;
    if (!column->type && column->generate.empty()) return std::nullopt;
    const Kind kind = target.kind_of(*column);
    if (kind == Kind::decimal || kind == Kind::float_) return digits_of(target, *column);
    return 0;
}

std::optional<i32> most_digits(const RuleTarget& target, std::span<const Expression> parts) {
    i32 most = 0;
    for (const Expression& part : parts) {
        const auto digits = digits_of(target, part);
        if (!digits) return std::nullopt;
        most = std::max(most, *digits);
    }
    return most;
}

std::optional<i32> digits_of_call(const RuleTarget& target, const Expression& call) {
    static constexpr std::array<std::string_view, 12> whole = {
        "floor", "ceil",    "integer", "length",       "year",           "month",
        "day",   "weekday", "hour",    "days_between", "months_between", "years_between"};
    static constexpr std::array<std::string_view, 4> as_given = {"least", "greatest", "coalesce",
                                                                 "abs"};
    if (is_one_of(call.word, whole)) return 0;
    if (is_one_of(call.word, as_given)) return most_digits(target, call.children);
    return std::nullopt;
}

std::optional<i32> digits_of(const RuleTarget& target, const Expression& expression) {
    if (const ColumnSpec* column = target.own_column(expression)) return digits_of(target, *column);
    if (expression.kind == ExpressionKind::path && expression.path.size() < 3)
        return digits_behind(target, expression);
    switch (expression.kind) {
        case ExpressionKind::number:
            return digits_written(expression);
        case ExpressionKind::negative:
            return digits_of(target, expression.children[0]);
        case ExpressionKind::call:
            return digits_of_call(target, expression);
        case ExpressionKind::binary:
            break;
        default:
            return std::nullopt;
    }
    switch (expression.operation) {
        case Operation::add:
        case Operation::subtract:
        case Operation::remainder:
            return most_digits(target, expression.children);
        case Operation::floor_divide:
            return 0;
        case Operation::multiply: {
            const auto left = digits_of(target, expression.children[0]);
            const auto right = digits_of(target, expression.children[1]);
            return left && right ? std::optional(*left + *right) : std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

std::string rounded(const std::string& text, const char* function, i32 digits) {
    const std::string call = std::string(function) + "(";
    if (digits == 0) return call + text + ")";
    const std::string power = "1" + std::string(static_cast<size_t>(digits), '0');
    return call + "(" + text + ") * " + power + ") / " + power;
}

std::string one_step(i32 digits) {
    return digits == 0 ? "1" : "0." + std::string(static_cast<size_t>(digits - 1), '0') + "1";
}

}  // namespace

// Above 3.5 comes 4, which is 3 and a step; from 3.5 on 4, too. What has the column's digits is
// left as it is.
std::string rounded_inwards(const RuleTarget& target, const NumberBound& bound) {
    const bool lower = bound.side == BoundSide::lower;
    std::string text = to_text(bound.expression);
    const auto digits = digits_of(target, bound.expression);
    if ((!digits || *digits > bound.digits) && bound.digits <= digits_most)
        text = rounded(text, lower == bound.is_strict ? "floor" : "ceil", bound.digits);
    if (!bound.is_strict) return text;
    return "(" + text + ")" + (lower ? " + " : " - ") + one_step(bound.digits);
}

}  // namespace rowsmith
