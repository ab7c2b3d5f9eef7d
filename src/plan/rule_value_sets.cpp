// x != 5, x not in (3, 4), x < 3 or x > 6: columns that are drawn from values that can be counted
// leave some out. No key says so; the statements travel beside the document.
#include <algorithm>
#include <array>
#include <charconv>

#include "generators/values_by_rules.h"
#include "plan/rules.h"
#include "random/distribution.h"
#include "schema/options.h"

namespace rowsmith {

// Whether its generator may ask for such statements; what it can't meet it refuses.
bool RuleTarget::draws_from_values(const ColumnSpec& column) const {
    static constexpr std::array<std::string_view, 6> names = {"uniform", "sequence", "date",
                                                              "time",    "datetime", "duration"};
    if (!column.expression.empty() || column.references || column.exact || column.enum_values)
        return false;
    const auto& lines = table_.value_columns;
    if (std::ranges::find(lines, column.name) != lines.end()) return false;
    const Descriptor* generator = generator_of(column);
    return generator && (std::ranges::find(names, generator->name) != names.end() ||
                         distribution_kind(generator->name).has_value());
}

namespace {

// None where the value is no constant, or not of a type that is known.
std::optional<bool> constant_meets(const LaidOptions& options, const ColumnSpec& column,
                                   const Expression& statement) {
    const Node *generate = options.own.find("generate"), *value = options.own.find("value");
    if (!generate || generate->text != "constant" || !value) return std::nullopt;
    if (!column.type || !is_integral(column.type->kind)) return std::nullopt;
    const auto told = values_told({.text = to_text(statement)}, {.type = *column.type});
    const auto constant = read_value(*value, *column.type, Bound::lower);
    return told && constant && told->holds(*constant);
}

}  // namespace

bool RuleTarget::keep_values(const ColumnSpec& column, const std::vector<Expression>& conditions,
                             const Expression& statement) {
    if (!draws_from_values(column)) return false;
    // Rows that differ are numbered over all of the table.
    const bool is_key = std::ranges::find(table_.primary_key.columns, column.name,
                                          &PlacedText::text) != table_.primary_key.columns.end();
    if ((column.unique || is_key) && !conditions.empty()) return false;
    const std::string number = std::to_string(statements_.size());
    statements_.push_back({to_text(statement), rule_.place});
    const std::string key(value_rules_key);
    return change(column, conditions, {key}, [&](LaidOptions options) {
        if (options.own.has("expression") || options.own.has("enum_values")) return false;
        if (const auto met = constant_meets(options, column, statement)) return *met;
        options.own.set(key, with_term(options, key, scalar(number)));
        return true;
    });
}

std::vector<PlacedText> RuleTarget::take_statements(Node& options) {
    std::vector<PlacedText> statements;
    const Node* numbers = options.find(value_rules_key);
    if (!numbers) return statements;
    for (const Node& node : numbers->items) {
        size_t number = 0;
        std::from_chars(node.text.data(), node.text.data() + node.text.size(), number);
        statements.push_back(statements_[number]);
    }
    options.remove(value_rules_key);
    return statements;
}

std::vector<ValueRules> RuleTarget::take_value_rules() {
    std::vector<ValueRules> taken;
    for (const ColumnSpec& column : table_.columns) {
        Node& node = node_of(column);
        ValueRules whole{table_.name, column.name, std::nullopt, take_statements(node)};
        if (Node* cases = node.find("cases"))
            for (size_t i = 0; i < cases->items.size(); i++) {
                Node& one = cases->items[i];
                auto own = take_statements(one);
                // As the keys of a case lie over those of its column.
                if (own.empty() && !LaidOptions{one, node}.makes_anew()) own = whole.statements;
                if (!own.empty()) taken.push_back({table_.name, column.name, i, std::move(own)});
            }
        if (!whole.statements.empty()) taken.push_back(std::move(whole));
    }
    return taken;
}

void note_value_rules(Schema& schema, const std::vector<ValueRules>& rules) {
    for (const ValueRules& one : rules)
        for (TableSpec& table : schema.tables)
            for (ColumnSpec& column : table.columns) {
                if (table.name != one.table || column.name != one.column) continue;
                ColumnSpec& ruled = one.of_case ? column.cases[*one.of_case].column : column;
                ruled.value_rules = one.statements;
            }
}

bool rewrite_value_set(RuleTarget& target, const Expression& statement,
                       const std::vector<Expression>& conditions) {
    for (const ColumnSpec& column : target.table().columns)
        if (tells_values(statement, column.name))
            return target.keep_values(column, conditions, statement);
    return false;
}

}  // namespace rowsmith
