// x == e: the value of x. x in (…), x != 'a': which of its values x may have.
#include <algorithm>
#include <optional>

#include "generators/values_by_rules.h"
#include "plan/rules.h"
#include "schema/options.h"
#include "schema/shares.h"

namespace rowsmith {

namespace {

// The text of a literal as a schema writes it; empty for others.
std::string literal_text(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::text:
            return expression.word;
        case ExpressionKind::number:
        case ExpressionKind::boolean:
            return to_text(expression);
        default:
            return {};
    }
}

bool is_literal(const Expression& expression) {
    return expression.kind == ExpressionKind::text || expression.kind == ExpressionKind::number ||
           expression.kind == ExpressionKind::boolean;
}

// A literal of any kind.
bool is_value(const Expression& expression) {
    return is_literal(expression) || expression.kind == ExpressionKind::date ||
           expression.kind == ExpressionKind::datetime ||
           expression.kind == ExpressionKind::duration ||
           (expression.kind == ExpressionKind::negative && is_literal(expression.children[0]));
}

bool is_named(const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

// Which of some values are kept: those that are named, or the others. Values that can be counted
// are compared as such (5 and 5.00 are one), others by their texts.
struct Named {
    std::vector<std::string> words;
    bool keep;
    std::optional<Type> type = {};
    std::optional<ValueSet> values = {};

    bool keeps(const std::string& word) const {
        if (!values) return is_named(words, word) == keep;
        Node node;
        node.text = word;
        const auto value = read_value(node, *type, Bound::lower);
        return value && values->holds(*value);
    }
};

// What a statement about one column names; none where it does not list literals.
std::optional<Named> named_by(const ColumnSpec& column, const Expression& statement) {
    const bool listed = statement.kind == ExpressionKind::in;
    Named named{.words = {},
                .keep = listed ? !statement.negated : statement.operation == Operation::equal};
    const bool counted = column.type && is_integral(column.type->kind) &&
                         column.type->kind != Kind::boolean && tells_values(statement, column.name);
    if (counted) {
        auto values = values_told({.text = to_text(statement)}, {.type = *column.type});
        if (!values) return std::nullopt;
        named.type = column.type;
        named.values = *std::move(values);
        return named;
    }
    for (const Expression& part : statement.children) {
        if (part.kind == ExpressionKind::path) continue;
        if (!is_literal(part)) return std::nullopt;
        named.words.push_back(literal_text(part));
    }
    return named;
}

// A constant of a case is kept or not; what a case computes is not known.
std::optional<bool> keeps_made(const LaidOptions& options, const Named& named) {
    const Node *generate = options.own.find("generate"), *value = options.own.find("value");
    if (generate && generate->text == "constant" && value) return named.keeps(value->text);
    return options.own.has("expression") ? std::optional(false) : std::nullopt;
}

// Keeps the values of a choice that a statement about the column names, or the others. False when
// the column is no choice, or nothing is left.
bool restrict_choice(RuleTarget& target, const ColumnSpec& column,
                     const std::vector<Expression>& conditions, const Expression& statement) {
    if (!column.enum_values || !target.is_free(column)) return false;
    const auto named = named_by(column, statement);
    if (!named) return false;
    return target.change(column, conditions, {"enum_values"}, [&](LaidOptions options) {
        if (const auto kept = keeps_made(options, *named)) return *kept;
        const Node* listed = options.find("enum_values");
        if (!listed) return false;
        const auto shares = read_shares(*listed);
        if (!shares) return false;
        Node values = make_map(*listed);
        for (const ShareEntry& entry : *shares)
            if (named->keeps(entry.text) && entry.share > 0)
                values.set(entry.text, target.scalar(std::to_string(entry.share)));
        if (values.items.empty()) return false;
        options.own.set("enum_values", std::move(values));
        return true;
    });
}

bool has_text(const Node& map, const char* key, const std::string& text) {
    const Node* node = map.find(key);
    return node && node->text == text;
}

// Bounds that the constant is seen to meet need no check. False: it does not meet one.
bool drop_met_bounds(const LaidOptions& options) {
    for (const std::string key : {"min_value", "max_value"}) {
        const Node* bound = options.own.find(key);
        if (!bound) continue;
        const auto within = constant_within(options, key, bound->text);
        if (within && !*within) return false;
        if (within) options.own.remove(key);
    }
    return true;
}

// The value where the conditions hold. What another rule has set for the same rows must be the
// same.
bool set_case(RuleTarget& target, const ColumnSpec& column, const Expression& value,
              const std::vector<Expression>& conditions) {
    const bool literal = is_literal(value);
    const std::string text = literal ? literal_text(value) : to_text(value);
    const bool by_user = column.node.has("cases");
    return target.change(column, conditions, {}, [&](LaidOptions options) {
        Node& own = options.own;
        const bool constant = has_text(own, "generate", "constant");
        if (!by_user && constant) return literal && has_text(own, "value", text);
        if (!by_user && own.has("expression")) return !literal && has_text(own, "expression", text);
        for (const char* key : {"generate", "value", "expression", "enum_values"}) own.remove(key);
        if (literal) {
            own.set("generate", target.scalar("constant"));
            own.set("value", target.scalar(text));
            return drop_met_bounds(options);
        }
        own.set("expression", target.scalar(text));
        return true;
    });
}

Expression equal_to(const ColumnSpec& column, const Expression& value) {
    Expression equality{.kind = ExpressionKind::binary, .operation = Operation::equal};
    equality.children.push_back({.kind = ExpressionKind::path, .path = {column.name}});
    equality.children.push_back(value);
    equality.depth = value.depth + 1;
    return equality;
}

bool set_value(RuleTarget& target, const ColumnSpec& column, const Expression& value,
               const std::vector<Expression>& conditions) {
    if (!target.is_free(column)) return false;
    if (is_literal(value) && column.enum_values)
        return restrict_choice(target, column, conditions, equal_to(column, value));
    if (!conditions.empty()) return set_case(target, column, value, conditions);
    Node& node = target.node_of(column);
    node.remove("cases");
    node.remove("generate");
    if (is_literal(value)) {
        node.set("generate", target.scalar("constant"));
        node.set("value", target.scalar(literal_text(value)));
    } else {
        node.set("expression", target.scalar(to_text(value)));
    }
    // What the generator would have read means nothing to a computed value, but its bounds hold on.
    if (const Descriptor* generator = target.generator_of(column))
        for (const OptionSpec& option : generator->options)
            if (option.name != "value" && option.name != "min_value" && option.name != "max_value")
                node.remove(option.name);
    node.remove("enum_values");
    return true;
}

// Already computed so.
bool is_that(const ColumnSpec* column, const Expression& value) {
    if (!column || column->expression.empty() || column->when.text != "" || column->null_share > 0)
        return false;
    const auto own = parse_expression(column->expression.text, column->expression.place);
    return own && to_text(*own) == to_text(value);
}

// == with a free column on one side; of two, the one declared last.
bool rewrite_equal(RuleTarget& target, const Expression& left, const Expression& right,
                   const std::vector<Expression>& conditions) {
    const ColumnSpec *a = target.own_column(left), *b = target.own_column(right);
    if (conditions.empty() && (is_that(a, right) || is_that(b, left))) return true;
    const bool a_free = a && target.is_free(*a), b_free = b && target.is_free(*b);
    if (a_free && b_free) target.note_order({a->name, b->name});
    if (a_free && (!b_free || target.position_of(*a) > target.position_of(*b)))
        return set_value(target, *a, right, conditions);
    return b_free && set_value(target, *b, left, conditions);
}

bool rewrite_different(RuleTarget& target, const Expression& statement,
                       const std::vector<Expression>& conditions) {
    const Expression &left = statement.children[0], &right = statement.children[1];
    const ColumnSpec *a = target.own_column(left), *b = target.own_column(right);
    for (const auto& [column, other] : {std::pair(a, &right), std::pair(b, &left)})
        if (column && column->enum_values && is_value(*other))
            return restrict_choice(target, *column, conditions, statement);
    if (a && b && conditions.empty() && target.keep_apart(*a, *b)) return true;
    // A reference to the own table leads to lower rows, so it is never the row itself.
    const auto is_own_key = [&](const ColumnSpec* column) {
        const auto& key = target.table().primary_key.columns;
        return column && key.size() == 1 && key[0].text == column->name;
    };
    const auto is_tree = [&](const ColumnSpec* column) {
        return column && column->references && column->references->table == target.table().name &&
               column->references->choose != Choose::own_child;
    };
    return (is_own_key(a) && is_tree(b)) || (is_own_key(b) && is_tree(a));
}

}  // namespace

bool rewrite_value(RuleTarget& target, const Expression& statement,
                   const std::vector<Expression>& conditions) {
    if (statement.kind == ExpressionKind::in) {
        const ColumnSpec* column = target.own_column(statement.children[0]);
        const bool literals =
            std::all_of(statement.children.begin() + 1, statement.children.end(), is_value);
        return column && literals && restrict_choice(target, *column, conditions, statement);
    }
    if (statement.kind != ExpressionKind::binary) return false;
    const Expression &left = statement.children[0], &right = statement.children[1];
    if (statement.operation == Operation::equal)
        return rewrite_equal(target, left, right, conditions);
    return statement.operation == Operation::not_equal &&
           rewrite_different(target, statement, conditions);
}

}  // namespace rowsmith
