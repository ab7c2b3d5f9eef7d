// Rules by construction: each rule is rewritten into the options of a column, so that every row
// that is made meets it. What no rewrite takes is an error, never ignored.
//
//   a and b            both
//   a or b             if not a then b
//   if c then r        r as a case of its column, where c holds
//   x >= e, x < e …    a bound on x (rule_bounds.cpp)
//   x == e, x in (…)   the value, or the values, of x (rule_values.cpp)
//   x != 5, x < 3 or x > 6  what its draws leave out (rule_value_sets.cpp)
//   x is null          when, and shares of null (rule_nulls.cpp)
//
// One more rewrite is one more function in the list of rules.cpp.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "expression/expression.h"
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

// A rule between columns of which either could give way: the order in which they are declared
// decides.
struct OrderedRule {
    std::string table;
    std::vector<std::string> columns;
    std::string text;
};

// Of two references to one table: the column's row is to be another than that of `other`. No key of
// the language says so; the planner reads it beside the columns.
struct OtherRow {
    std::string table;
    std::string column;
    std::string other;
};

// Statements about the values of a column, or of one of its cases, that no key of the language
// holds.
struct ValueRules {
    std::string table;
    std::string column;
    std::optional<size_t> of_case;
    std::vector<PlacedText> statements;
};

// The document with every rule worked into its columns; the rules stay where they are.
struct RuledDocument {
    Node document;
    std::vector<OrderedRule> by_order;
    std::vector<OtherRow> other_rows;
    std::vector<ValueRules> value_rules;
};

// Gives the columns of a schema what the rules say of their values.
void note_value_rules(Schema& schema, const std::vector<ValueRules>& rules);

// The key under which the rewrites keep the numbers of such statements beside a column's options.
inline constexpr std::string_view value_rules_key = "values by rules";

// Unsupported rules go into `problems`.
RuledDocument apply_rules(const Schema& schema, const Catalogue& catalogue, Problems& problems);

// The option under which a column's node carries OtherRow::other.
inline constexpr std::string_view other_row_option = "row other than";

// One set of options while a rule is worked in: the column's own, or a case's that lie over them.
struct LaidOptions {
    Node& own;
    const Node& column;

    // Made otherwise than the column, so the parameters of its generator don't count.
    bool makes_anew() const { return own.has("generate") || own.has("expression"); }
    const Node* find(std::string_view key) const;
};
// The terms under a key, like after or before, with one more.
Node with_term(const LaidOptions& options, const std::string& key, Node term);
// A constant beside a bound (min_value, max_value), both numbers: whether it lies within; none
// where that is not seen.
std::optional<bool> constant_within(const LaidOptions& options, const std::string& key,
                                    const std::string& bound);
// False: the options can't be made to meet the rule.
using Change = std::function<bool(LaidOptions options)>;

// One table's document while its rules are worked in; what the rewrites use.
class RuleTarget {
public:
    RuleTarget(const Schema& schema, const TableSpec& table, const Catalogue& catalogue,
               Node& document)
        : schema_(schema), table_(table), catalogue_(catalogue), document_(document) {}

    const TableSpec& table() const { return table_; }
    // The table's column that an expression is, if it is a bare path of one step.
    const ColumnSpec* own_column(const Expression& expression) const;
    // The column that a path of two steps leads to, by a table or by a reference; null where none.
    const ColumnSpec* column_behind(const Expression& expression) const;
    // The generator of a column, named or inferred; null when it has none.
    const Descriptor* generator_of(const ColumnSpec& column) const;
    Kind kind_of(const ColumnSpec& column) const;
    // May be drawn within other bounds: not computed, not a reference, not unique, not laid down as
    // lines.
    bool is_free(const ColumnSpec& column) const;
    size_t position_of(const ColumnSpec& column) const;

    // The column's map in the document, to be changed where the rule always holds.
    Node& node_of(const ColumnSpec& column);
    // Changes options where all conditions hold; everywhere without conditions: then those of the
    // column, and of its cases that have one of `keys` or make their values anew. What cases say
    // already goes on to hold.
    bool change(const ColumnSpec& column, const std::vector<Expression>& conditions,
                const std::vector<std::string>& keys, const Change& change);
    // A bound that must hold beside the one that is there: greatest or least of both.
    bool add_bound(const ColumnSpec& column, const std::vector<Expression>& conditions,
                   const std::string& key, const std::string& expression);

    // The statement is about the values of the column alone. False where the column is made
    // otherwise than by draws from values that can be counted.
    bool keep_values(const ColumnSpec& column, const std::vector<Expression>& conditions,
                     const Expression& statement);
    // What keep_values() has put into the table's columns and their cases, taken out of them.
    std::vector<ValueRules> take_value_rules();

    // Two references that lead to the same column: the later one, if it can choose, takes another
    // row. False where neither can.
    bool keep_apart(const ColumnSpec& a, const ColumnSpec& b);
    const std::vector<OtherRow>& other_rows() const { return other_rows_; }

    // A scalar at the rule's place.
    Node scalar(const std::string& text) const;
    void at_rule(const PlacedText& rule) { rule_ = rule; }
    // The present rule lets the order of these columns decide.
    void note_order(std::vector<std::string> columns) {
        by_order_.push_back({table_.name, std::move(columns), rule_.text});
    }
    const std::vector<OrderedRule>& by_order() const { return by_order_; }

private:
    bool draws_from_values(const ColumnSpec& column) const;
    std::vector<PlacedText> take_statements(Node& options);
    bool can_choose_other(const ColumnSpec& column, const ColumnSpec& other) const;
    bool narrow_cases(Node& column, const std::string& condition, const Change& change);

    const Schema& schema_;
    const TableSpec& table_;
    const Catalogue& catalogue_;
    Node& document_;
    PlacedText rule_;
    std::vector<OrderedRule> by_order_;
    std::vector<OtherRow> other_rows_;
    std::vector<PlacedText> statements_;  // of values, by their numbers
};

// A rewrite takes a statement that has to hold where all conditions do. False: not of its kind.
using Rewrite = bool (*)(RuleTarget& target, const Expression& statement,
                         const std::vector<Expression>& conditions);

bool rewrite_bound(RuleTarget& target, const Expression& statement,
                   const std::vector<Expression>& conditions);
bool rewrite_value(RuleTarget& target, const Expression& statement,
                   const std::vector<Expression>& conditions);
bool rewrite_value_set(RuleTarget& target, const Expression& statement,
                       const std::vector<Expression>& conditions);
bool rewrite_null(RuleTarget& target, const Expression& statement,
                  const std::vector<Expression>& conditions);

// "(a) and (b)"; "true" of none.
std::string all_of(const std::vector<Expression>& conditions);
Expression negated(const Expression& expression);

}  // namespace rowsmith
