// What rewrites of rules read and change: the columns of one table in the document.
#include <algorithm>

#include "base/check.h"
#include "plan/infer.h"
#include "plan/rules.h"

namespace rowsmith {

const ColumnSpec* RuleTarget::own_column(const Expression& expression) const {
    if (expression.kind != ExpressionKind::path || expression.path.size() != 1) return nullptr;
    return table_.find(expression.path[0]);
}

const Descriptor* RuleTarget::generator_of(const ColumnSpec& column) const {
    if (!column.generate.empty()) return catalogue_.generator(column.generate.text);
    const auto inferred = infer_generator(table_, column, catalogue_);
    return inferred ? catalogue_.generator(inferred->generator) : nullptr;
}

Kind RuleTarget::kind_of(const ColumnSpec& column) const {
    if (column.type) return column.type->kind;
    const Descriptor* generator = generator_of(column);
    return generator && !generator->kinds.empty() ? generator->kinds.front() : Kind::string;
}

bool RuleTarget::is_free(const ColumnSpec& column) const {
    if (!column.expression.empty() || column.references || column.unique || column.exact)
        return false;
    const auto& lines = table_.value_columns;
    if (std::find(lines.begin(), lines.end(), column.name) != lines.end()) return false;
    for (const PlacedText& key : table_.primary_key.columns)
        if (key.text == column.name) return false;
    return generator_of(column) != nullptr;
}

size_t RuleTarget::position_of(const ColumnSpec& column) const {
    size_t position = 0;
    while (table_.columns[position].name != column.name) position++;
    return position;
}

Node RuleTarget::scalar(const std::string& text) const {
    Node node;
    node.text = text;
    node.line = rule_.place.line;
    node.column = rule_.place.column;
    return node;
}

Node& RuleTarget::node_of(const ColumnSpec& column) {
    Node* columns = document_.find("columns");
    CHECK(columns != nullptr);
    Node* node = columns->find(column.name);
    CHECK(node != nullptr);
    return *node;
}

// {when: c and w, …options} before each case that there is; without cases, c's case and the column
// as it is.
void RuleTarget::narrow_cases(Node& column, const std::string& condition,
                              const std::vector<std::pair<std::string, Node>>& options) {
    Node cases = make_list(column);
    const Node* old = column.find("cases");
    Node plain = make_map(column);
    const std::vector<Node> before = old ? old->items : std::vector<Node>{plain};
    for (const Node& one : before) {
        Node narrow = one;
        const Node* when = one.find("when");
        const std::string both = when ? condition + " and (" + when->text + ")" : condition;
        narrow.remove("when");
        for (const auto& [key, value] : options) narrow.set(key, value);
        narrow.set("when", scalar(both));
        cases.items.push_back(std::move(narrow));
        cases.items.push_back(one);
    }
    column.set("cases", std::move(cases));
}

void RuleTarget::set(const ColumnSpec& column, const std::vector<Expression>& conditions,
                     const std::vector<std::pair<std::string, Node>>& options) {
    Node& node = node_of(column);
    if (!conditions.empty()) return narrow_cases(node, all_of(conditions), options);
    Node* cases = node.find("cases");
    for (const auto& [key, value] : options) {
        node.set(key, value);
        if (!cases) continue;
        for (Node& one : cases->items)
            if (one.has(key)) one.set(key, value);
    }
}

void RuleTarget::add_bound(const ColumnSpec& column, const std::vector<Expression>& conditions,
                           const std::string& key, const std::string& expression) {
    Node& node = node_of(column);
    const bool is_time = key == "after" || key == "before";
    const Node* old = node.find(key);
    if (is_time) {
        Node terms = make_list(node);
        if (old && old->is_list()) terms.items = old->items;
        if (old && old->is_scalar()) terms.items.push_back(*old);
        const bool there = std::any_of(terms.items.begin(), terms.items.end(),
                                       [&](const Node& term) { return term.text == expression; });
        if (!there) terms.items.push_back(scalar(expression));
        return set(column, conditions, {{key, std::move(terms)}});
    }
    const std::string function = key == "min_value" ? "greatest" : "least";
    const std::string both =
        old ? function + "(" + old->text + ", " + expression + ")" : expression;
    set(column, conditions, {{key, scalar(both)}});
}

}  // namespace rowsmith
