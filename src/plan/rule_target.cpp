// What rewrites of rules read and change: the columns of one table in the document.
#include <algorithm>
#include <optional>

#include "base/check.h"
#include "plan/infer.h"
#include "plan/rule_conditions.h"
#include "plan/rules.h"
#include "schema/literals.h"

namespace rowsmith {

const ColumnSpec* RuleTarget::own_column(const Expression& expression) const {
    if (expression.kind != ExpressionKind::path || expression.path.size() != 1) return nullptr;
    return table_.find(expression.path[0]);
}

const ColumnSpec* RuleTarget::column_behind(const Expression& expression) const {
    if (expression.kind != ExpressionKind::path || expression.path.size() != 2) return nullptr;
    const ColumnSpec* reference = table_.find(expression.path[0]);
    const std::string& name =
        reference && reference->references ? reference->references->table : expression.path[0];
    for (const TableSpec& table : schema_.tables)
        if (table.name == name) return table.find(expression.path[1]);
    return nullptr;
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

const Node* LaidOptions::find(std::string_view key) const {
    if (const Node* node = own.find(key)) return node;
    return makes_anew() ? nullptr : column.find(key);
}

// {when: c and w, …} before each case that there is; without cases, c's case and the column as it
// is. Where c and w exclude each other there is nothing to change.
bool RuleTarget::narrow_cases(Node& column, const std::string& condition, const Change& change) {
    Node cases = make_list(column);
    const Node* old = column.find("cases");
    Node plain = make_map(column);
    const std::vector<Node> before = old ? old->items : std::vector<Node>{plain};
    for (const Node& one : before) {
        const Node* when = one.find("when");
        if (!when || !exclude_each_other(condition, when->text)) {
            Node narrow = one;
            narrow.remove("when");
            if (!change({narrow, column})) return false;
            narrow.set("when", scalar(when ? condition + " and (" + when->text + ")" : condition));
            cases.items.push_back(std::move(narrow));
        }
        cases.items.push_back(one);
    }
    column.set("cases", std::move(cases));
    return true;
}

bool RuleTarget::change(const ColumnSpec& column, const std::vector<Expression>& conditions,
                        const std::vector<std::string>& keys, const Change& change) {
    Node& node = node_of(column);
    if (!conditions.empty()) return narrow_cases(node, all_of(conditions), change);
    Node changed = node;
    if (Node* cases = changed.find("cases"))
        for (Node& one : cases->items) {
            const bool differs =
                LaidOptions{one, node}.makes_anew() ||
                std::ranges::any_of(keys, [&](const std::string& key) { return one.has(key); });
            if (differs && !change({one, node})) return false;
        }
    if (!change({changed, node})) return false;
    node = std::move(changed);
    return true;
}

Node with_term(const LaidOptions& options, const std::string& key, Node term) {
    Node terms = make_list(options.column);
    const Node* old = options.find(key);
    if (old && old->is_list()) terms.items = old->items;
    if (old && old->is_scalar()) terms.items.push_back(*old);
    if (std::ranges::find(terms.items, term.text, &Node::text) == terms.items.end())
        terms.items.push_back(std::move(term));
    return terms;
}

namespace {

// A value that is made so meets the bound as it is.
bool is_at_bound(const LaidOptions& options, const std::string& bound) {
    const Node* expression = options.own.find("expression");
    return expression && expression->text == bound;
}

}  // namespace

std::optional<bool> constant_within(const LaidOptions& options, const std::string& key,
                                    const std::string& bound) {
    const Node *generate = options.own.find("generate"), *value = options.own.find("value");
    if (!generate || generate->text != "constant" || !value) return std::nullopt;
    Node end;
    end.text = bound;
    const auto number = read_number(*value), limit = read_number(end);
    if (!number || !limit) return std::nullopt;
    return key == "min_value" ? *number >= *limit : *number <= *limit;
}

bool RuleTarget::add_bound(const ColumnSpec& column, const std::vector<Expression>& conditions,
                           const std::string& key, const std::string& expression) {
    return change(column, conditions, {key}, [&](LaidOptions options) {
        if (is_at_bound(options, expression)) return true;
        if (const auto within = constant_within(options, key, expression)) return *within;
        if (key == "after" || key == "before") {
            options.own.set(key, with_term(options, key, scalar(expression)));
            return true;
        }
        const Node* old = options.find(key);
        const std::string function = key == "min_value" ? "greatest" : "least";
        options.own.set(
            key, scalar(old ? function + "(" + old->text + ", " + expression + ")" : expression));
        return true;
    });
}

namespace {

bool names_column(const Names& names, const std::string& column) {
    return std::ranges::find(names.columns, column, &PlacedText::text) != names.columns.end();
}

}  // namespace

// A row that a unique group counts keeps its number: the row left out must be in the group, too, or
// be the same for all that are counted together.
bool RuleTarget::can_choose_other(const ColumnSpec& column, const ColumnSpec& other) const {
    const bool chooses = column.expression.empty() && !column.enum_values &&
                         column.generate.empty() && column.bundle.empty() && !column.unique &&
                         column.references->choose != Choose::own_child &&
                         column.references->table != table_.name;
    if (!chooses || table_.rows.per.text == column.name) return false;
    std::vector<Names> groups = table_.unique;
    groups.push_back(table_.primary_key);
    return std::ranges::none_of(groups, [&](const Names& names) {
        return names_column(names, column.name) && !names_column(names, other.name);
    });
}

bool RuleTarget::keep_apart(const ColumnSpec& a, const ColumnSpec& b) {
    if (!a.references || !b.references || a.references->table != b.references->table ||
        a.references->column != b.references->column)
        return false;
    const bool a_is_later = position_of(a) > position_of(b);
    const ColumnSpec &later = a_is_later ? a : b, &earlier = a_is_later ? b : a;
    const bool by_later = can_choose_other(later, earlier);
    if (!by_later && !can_choose_other(earlier, later)) return false;
    const ColumnSpec &chosen = by_later ? later : earlier, &left_out = by_later ? earlier : later;
    if (!left_out.expression.empty()) return false;
    // One row left out for each column, and no chain of such columns that could close a circle.
    const bool taken = std::ranges::any_of(other_rows_, [&](const OtherRow& one) {
        if (one.column == chosen.name) return one.other != left_out.name;
        return by_later ? one.other == chosen.name && one.column == left_out.name
                        : one.column == left_out.name;
    });
    if (taken) return false;
    if (by_later && can_choose_other(earlier, later)) note_order({chosen.name, left_out.name});
    other_rows_.push_back({table_.name, chosen.name, left_out.name});
    return true;
}

}  // namespace rowsmith
