#include "plan/rules.h"

#include <algorithm>
#include <array>

#include "expression/comparison.h"
#include "plan/infer.h"
#include "plan/rule_conditions.h"

namespace rowsmith {

namespace {

constexpr std::array<Rewrite, 4> rewrites = {rewrite_bound, rewrite_value, rewrite_value_set,
                                             rewrite_null};

void split(const Expression& expression, Operation operation, std::vector<Expression>& parts) {
    if (expression.kind == ExpressionKind::binary && expression.operation == operation) {
        for (const Expression& child : expression.children) split(child, operation, parts);
    } else {
        parts.push_back(expression);
    }
}

bool is_boolean_column(const RuleTarget& target, const Expression& expression) {
    const ColumnSpec* column = target.own_column(expression);
    return column && target.kind_of(*column) == Kind::boolean;
}

// b as b == true, not (a < b) as a >= b, not (a and b) as not a or not b; none for what has no
// plainer words. What is unknown stays so.
std::optional<Expression> said_plainly(const RuleTarget& target, const Expression& rule) {
    if (is_boolean_column(target, rule)) {
        Expression equality{.kind = ExpressionKind::binary, .operation = Operation::equal};
        equality.offset = rule.offset;
        equality.depth = rule.depth + 1;
        equality.children = {rule, {.kind = ExpressionKind::boolean, .integer = 1}};
        return equality;
    }
    if (rule.kind != ExpressionKind::not_) return std::nullopt;
    Expression inner = rule.children[0];
    if (is_boolean_column(target, inner)) {
        Expression equality = *said_plainly(target, inner);
        equality.children[1].integer = 0;
        return equality;
    }
    if (inner.kind == ExpressionKind::not_) return inner.children[0];
    if (inner.kind == ExpressionKind::in || inner.kind == ExpressionKind::is_null) {
        inner.negated = !inner.negated;
        return inner;
    }
    if (inner.kind != ExpressionKind::binary) return std::nullopt;
    if (inner.operation == Operation::and_ || inner.operation == Operation::or_) {
        inner.operation = inner.operation == Operation::and_ ? Operation::or_ : Operation::and_;
        for (Expression& part : inner.children) part = negated(part);
        inner.depth = rule.depth + 1;
        return inner;
    }
    const auto other = opposite(inner.operation);
    if (!other) return std::nullopt;
    inner.operation = *other;
    return inner;
}

class Rewriter {
public:
    explicit Rewriter(RuleTarget& target) : target_(target) {}

    bool rewrite(const Expression& rule, std::vector<Expression> conditions) {
        if (rule.kind == ExpressionKind::if_then) {
            conditions.push_back(rule.children[0]);
            return rewrite(rule.children[1], std::move(conditions));
        }
        if (const auto plain = said_plainly(target_, rule)) return rewrite(*plain, conditions);
        std::vector<Expression> parts;
        split(rule, Operation::and_, parts);
        if (parts.size() > 1)
            return std::all_of(parts.begin(), parts.end(),
                               [&](const Expression& part) { return rewrite(part, conditions); });
        parts.clear();
        split(rule, Operation::or_, parts);
        if (parts.size() > 1)
            return rewrite_value_set(target_, rule, conditions) ||
                   rewrite_either(parts, conditions);
        return std::any_of(rewrites.begin(), rewrites.end(),
                           [&](Rewrite each) { return each(target_, rule, conditions); });
    }

private:
    // a or b: if not a then b. The last statement that can be made to hold is the one that is made.
    bool rewrite_either(const std::vector<Expression>& parts,
                        const std::vector<Expression>& conditions) {
        for (size_t chosen = parts.size(); chosen-- > 0;) {
            std::vector<Expression> all = conditions;
            for (size_t i = 0; i < parts.size(); i++)
                if (i != chosen) all.push_back(negated(parts[i]));
            if (rewrite(parts[chosen], std::move(all))) return true;
        }
        return false;
    }

    RuleTarget& target_;
};

Node* table_node(Node& document, const std::string& table) {
    Node* tables = document.find("tables");
    return tables ? tables->find(table) : nullptr;
}

void apply_to_table(const Schema& schema, const TableSpec& table, const Catalogue& catalogue,
                    RuledDocument& ruled, Problems& problems) {
    Node* node = table_node(ruled.document, table.name);
    if (!node) return;
    RuleTarget target(schema, table, catalogue, *node);
    for (const PlacedText& rule : table.rules) {
        target.at_rule(rule);
        const auto tree = parse_expression(rule.text, rule.place, ExpressionUse::rule);
        if (!tree) {
            problems.add(tree.error());
            continue;
        }
        if (Rewriter(target).rewrite(*tree, {})) continue;
        problems.add({.code = ErrorCode::unsupported,
                      .cause = "rule_not_supported",
                      .message = "no way is known yet to make every row meet '" + rule.text + "'",
                      .place = rule.place,
                      .expected =
                          "a comparison with a column of this table that is drawn freely, is null, "
                          "or if … then … of these",
                      .fix = "write it as a bound of one column: min_value, max_value, after, "
                             "before or cases"});
    }
    ruled.by_order.insert(ruled.by_order.end(), target.by_order().begin(), target.by_order().end());
    for (const OtherRow& other : target.other_rows()) ruled.other_rows.push_back(other);
    for (ValueRules& rules : target.take_value_rules())
        ruled.value_rules.push_back(std::move(rules));
}

}  // namespace

RuledDocument apply_rules(const Schema& schema, const Catalogue& catalogue, Problems& problems) {
    RuledDocument ruled{
        .document = schema.node, .by_order = {}, .other_rows = {}, .value_rules = {}};
    for (const TableSpec& table : schema.tables)
        if (!table.rules.empty()) apply_to_table(schema, table, catalogue, ruled, problems);
    return ruled;
}

std::string all_of(const std::vector<Expression>& conditions) {
    std::string text;
    for (const Expression& condition : conditions)
        text += (text.empty() ? "(" : " and (") + to_text(condition) + ")";
    return text.empty() ? "true" : text;
}

Expression negated(const Expression& expression) {
    Expression negation{
        .kind = ExpressionKind::not_, .offset = expression.offset, .depth = expression.depth + 1};
    negation.children.push_back(expression);
    return negation;
}

}  // namespace rowsmith
