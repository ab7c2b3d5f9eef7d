#include "generators/values_by_rules.h"

#include <algorithm>

#include "column/moment_text.h"
#include "expression/comparison.h"

namespace rowsmith {

namespace {

bool is_literal(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::number:
        case ExpressionKind::text:
        case ExpressionKind::duration:
        case ExpressionKind::date:
        case ExpressionKind::datetime:
            return true;
        case ExpressionKind::negative:
            return expression.children[0].kind == ExpressionKind::number ||
                   expression.children[0].kind == ExpressionKind::duration;
        default:
            return false;
    }
}

bool is_column(const Expression& expression, std::string_view column) {
    return expression.kind == ExpressionKind::path && expression.path.size() == 1 &&
           expression.path[0] == column;
}

bool is_comparison(Operation operation) {
    return operation >= Operation::equal && operation <= Operation::greater_equal;
}

// The values between which those that equal a literal lie: none of them, one, or those of a day.
struct Neighbours {
    i128 below;
    i128 above;
};

constexpr i64 clamped(i128 value) {
    return static_cast<i64>(value < INT64_MIN   ? i128{INT64_MIN}
                            : value > INT64_MAX ? i128{INT64_MAX}
                                                : value);
}

ValueSet up_to(i128 value) {
    return value < INT64_MIN ? ValueSet() : ValueSet({{INT64_MIN, clamped(value)}});
}

ValueSet from(i128 value) {
    return value > INT64_MAX ? ValueSet() : ValueSet({{clamped(value), INT64_MAX}});
}

ValueSet set_of(Operation operation, const Neighbours& of) {
    switch (operation) {
        case Operation::less:
            return up_to(of.below);
        case Operation::less_equal:
            return up_to(of.above - 1);
        case Operation::greater:
            return from(of.above);
        case Operation::greater_equal:
            return from(of.below + 1);
        case Operation::equal:
            return up_to(of.above - 1).within(from(of.below + 1));
        default:
            return up_to(of.below).with(from(of.above));
    }
}

Neighbours only(i128 value) { return {value - 1, value + 1}; }

Neighbours of_number(const Expression& number, i32 digits) {
    i128 value = number.integer;
    for (i32 scale = number.scale; scale < digits; scale++) value *= 10;
    i128 power = 1;
    for (i32 scale = digits; scale < number.scale; scale++) power *= 10;
    const i128 rest = value % power;
    const i128 below = value / power - (rest < 0 ? 1 : 0);
    return rest == 0 ? only(below) : Neighbours{below, below + 1};
}

// A date and a datetime are compared by their days.
Neighbours of_moment(i64 us, bool has_time, Kind kind) {
    const i64 day = day_of(us);
    if (kind == Kind::date) return only(day);
    if (has_time) return only(us);
    return {i128{day} * us_per_day - 1, (i128{day} + 1) * us_per_day};
}

class StatementReader {
public:
    StatementReader(const PlacedText& text, const ValueForm& form) : text_(text), form_(form) {}

    Result<ValueSet> read(const Expression& statement) const {
        switch (statement.kind) {
            case ExpressionKind::not_:
                return TRY(read(statement.children[0])).others();
            case ExpressionKind::in:
                return read_in(statement);
            default:
                return read_binary(statement);
        }
    }

private:
    Result<ValueSet> read_in(const Expression& statement) const {
        ValueSet listed;
        for (size_t i = 1; i < statement.children.size(); i++)
            listed = listed.with(set_of(Operation::equal, TRY(neighbours(statement.children[i]))));
        return statement.negated ? listed.others() : listed;
    }

    Result<ValueSet> read_binary(const Expression& statement) const {
        const Expression &left = statement.children[0], &right = statement.children[1];
        if (statement.operation == Operation::and_) return TRY(read(left)).within(TRY(read(right)));
        if (statement.operation == Operation::or_) return TRY(read(left)).with(TRY(read(right)));
        if (is_literal(left)) return set_of(mirrored(statement.operation), TRY(neighbours(left)));
        return set_of(statement.operation, TRY(neighbours(right)));
    }

    Result<Neighbours> neighbours(const Expression& literal) const {
        if (literal.kind == ExpressionKind::negative) {
            Expression positive = literal.children[0];
            positive.integer = -positive.integer;
            return neighbours(positive);
        }
        const Type& type = form_.type;
        if (literal.kind == ExpressionKind::number && is_number(type.kind))
            return of_number(literal, type.kind == Kind::decimal  ? type.scale
                                      : type.kind == Kind::float_ ? form_.digits
                                                                  : 0);
        const bool is_local = type.zone.empty() && !literal.has_offset;
        if (is_local && literal.kind == ExpressionKind::date && has_days(type.kind))
            return of_moment(literal.integer * us_per_day, false, type.kind);
        if (is_local && literal.kind == ExpressionKind::datetime && has_days(type.kind))
            return of_moment(literal.integer, true, type.kind);
        if (literal.kind == ExpressionKind::duration && type.kind == Kind::duration)
            return only(literal.integer);
        if (literal.kind == ExpressionKind::text)
            if (const auto found = of_text(literal.word)) return *found;
        return fail(of_other_type(literal));
    }

    static bool is_number(Kind kind) {
        return kind == Kind::integer || kind == Kind::decimal || kind == Kind::float_;
    }
    static bool has_days(Kind kind) { return kind == Kind::date || kind == Kind::datetime; }

    std::optional<Neighbours> of_text(const std::string& word) const {
        const Kind kind = form_.type.kind;
        if (kind == Kind::time) {
            const auto time = parse_time(word);
            return time ? std::optional(only(*time)) : std::nullopt;
        }
        if (kind == Kind::duration) {
            const auto duration = parse_duration(word);
            return duration ? std::optional(only(*duration)) : std::nullopt;
        }
        if (!has_days(kind) || !form_.type.zone.empty()) return std::nullopt;
        const auto moment = parse_moment(word);
        if (!moment || moment->has_offset) return std::nullopt;
        return of_moment(moment->us, moment->has_time, kind);
    }

    Error of_other_type(const Expression& literal) const {
        const std::string kind(name_of(form_.type.kind));
        const bool zoned = !form_.type.zone.empty() || literal.has_offset;
        return {.code = zoned ? ErrorCode::unsupported : ErrorCode::invalid_schema,
                .cause = zoned ? "rule_not_supported" : "rule_of_other_type",
                .message = "'" + text_.text + "' holds " +
                           (zoned ? "moments of a zone against the values of a column"
                                  : to_text(literal) + " against values of type " + kind),
                .place = text_.place,
                .expected = zoned ? "local moments, or bounds" : "literals of type " + kind,
                .fix = zoned ? "write it with >= and <=, or drop the zone"
                             : "write a literal of that type"};
    }

    const PlacedText& text_;
    const ValueForm& form_;
};

}  // namespace

bool tells_values(const Expression& statement, std::string_view column) {
    const auto& parts = statement.children;
    if (statement.kind == ExpressionKind::not_) return tells_values(parts[0], column);
    if (statement.kind == ExpressionKind::in)
        return is_column(parts[0], column) &&
               std::all_of(parts.begin() + 1, parts.end(), is_literal);
    if (statement.kind != ExpressionKind::binary) return false;
    if (statement.operation == Operation::and_ || statement.operation == Operation::or_)
        return tells_values(parts[0], column) && tells_values(parts[1], column);
    if (!is_comparison(statement.operation)) return false;
    return (is_column(parts[0], column) && is_literal(parts[1])) ||
           (is_column(parts[1], column) && is_literal(parts[0]));
}

Result<ValueSet> values_told(const PlacedText& statement, const ValueForm& form) {
    const Expression tree = TRY(parse_expression(statement.text, statement.place));
    return StatementReader(statement, form).read(tree);
}

Result<std::optional<ValueSet>> values_by_rules(BindContext& context, i32 digits) {
    std::optional<ValueSet> kept;
    for (const PlacedText& rule : context.rules_of_values()) {
        const ValueSet told = TRY(values_told(rule, {.type = context.type(), .digits = digits}));
        kept = kept ? kept->within(told) : told;
    }
    if (kept && kept->others().is_empty()) return std::nullopt;
    return kept;
}

namespace {

std::string all_rules(const std::vector<PlacedText>& rules) {
    std::string text;
    for (const PlacedText& rule : rules) text += (text.empty() ? "'" : ", '") + rule.text + "'";
    return text;
}

}  // namespace

Error no_value_by_rules(BindContext& context) {
    const auto& rules = context.column().value_rules;
    return {.code = ErrorCode::invalid_schema,
            .cause = "rule_leaves_nothing",
            .message = "no value that the column can have meets " + all_rules(rules),
            .place = rules.front().place,
            .expected = "a rule that leaves at least one value",
            .fix = "widen min_value and max_value, or allow other values"};
}

Error values_not_left_out(const std::vector<PlacedText>& rules, std::string why) {
    return {.code = ErrorCode::unsupported,
            .cause = "rule_not_supported",
            .message = "no way is known yet to make every row meet " + all_rules(rules) + ": " +
                       std::move(why),
            .place = rules.front().place,
            .expected = "a column that is drawn from values that can be counted",
            .fix =
                "write generate: uniform or a choice for the column, or bounds instead of the "
                "rule"};
}

Result<void> refuse_rules(BindContext& context, std::string why) {
    if (context.rules_of_values().empty()) return {};
    return fail(values_not_left_out(context.column().value_rules, std::move(why)));
}

}  // namespace rowsmith
