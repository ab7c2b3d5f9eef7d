// Holds what a description says against what is known and builds the schema document, with a clause
// of the report for each statement.
//
//   composer.cpp            the order of work, head of the document, settings
//   compose_tables.cpp      which tables there are, who is whose parent, how many rows
//   compose_counts.cpp      counts of rows, and which of two holds
//   compose_rules.cpp       the order of moments, distributions, forms of numbers
//   compose_columns.cpp     columns of a table, from the knowledge or from their names
//   compose_forms.cpp       the forms of the knowledge: which applies, markers of time
//   compose_shares.cpp      shares, nulls, modifiers
//   compose_nulls.cpp       shares of nulls
//   compose_told.cpp        cities, many to many
//   compose_bounds.cpp      bounds, averages, lists of values, order, uniqueness, growth
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/description.h"
#include "extract/extract.h"
#include "schema/catalogue.h"

namespace rowsmith::extract {

// A column that leads to another table.
struct Link {
    std::string column;
    size_t table = 0;
    bool is_parent = false;  // the rows are laid out per that table
    bool is_tree = false;
};

struct ComposedTable {
    std::string name;
    const Blueprint* blueprint = nullptr;
    std::optional<u64> rows = {};
    bool rows_stated = false;
    bool is_implied = false;  // nobody named it, but something needs it
    std::optional<size_t> parent = {};
    std::optional<Statement> relation = {};  // how many per parent
    bool total_stated = false;               // rows is the total over parents
    std::vector<Link> links = {};
    std::vector<std::string> refused = {};  // named, but no value of a table
    std::vector<std::string> named = {};    // columns that the words name
    std::vector<std::string> dropped = {};  // left out by wish
    bool only_named = false;
    std::vector<std::string> unique_group = {};
    Node columns = {.kind = NodeKind::map};
    Node locale = {.kind = NodeKind::map};  // stated shares of locales
    std::optional<std::pair<i64, i64>> period = {};
    std::map<std::string, std::map<std::string, double>> stated = {};  // column, value, share
};

// At least one.
u64 rounded_count(double number);

class Composer {
public:
    Composer(const Description& description, const Catalogue& catalogue,
             const ExtractOptions& options)
        : description_(description), catalogue_(catalogue), options_(options) {}

    // The document, with all clauses.
    Node compose();
    std::vector<Clause> take_clauses() { return std::move(clauses_); }
    std::vector<std::string> take_warnings() { return std::move(warnings_); }

private:
    // Clauses.
    Clause& say(const Statement& statement, ClauseState state, std::string note,
                std::vector<std::string> paths = {});
    void assume(std::string text, std::vector<std::string> paths, std::string note = {});
    std::string text_of(const Span& span) const;
    std::string path_of(size_t table, std::string_view column = {}) const;

    // Tables.
    void make_tables();
    size_t add_table(const std::string& name, const Blueprint* blueprint);
    std::optional<size_t> find_table(std::string_view name) const;
    void read_counts();
    void read_relations();
    bool is_below(size_t table, size_t other) const;
    void guess_parents();
    bool are_joined(size_t a, size_t b) const;
    std::optional<size_t> neighbour_parent(size_t table) const;
    bool is_comma_between(size_t begin, size_t end) const;
    std::string words_between(const DescribedTable& a, const DescribedTable& b) const;
    void free_sorted();
    void add_links();
    void add_object_links(size_t table);
    void link_statements();
    void add_link_table(const Statement& relation);
    bool is_many_to_many(const Statement& relation) const;
    void settle_rows();
    void settle_child(size_t table);
    void settle_per_parent(ComposedTable& table);
    Node rows_node(size_t table);
    Node per_node(ComposedTable& table);
    double mean_of(const ComposedTable& table) const;
    std::optional<size_t> table_of(const Statement& statement) const;

    // Columns.
    void name_columns();
    void settle_tentative();
    bool says_something(size_t table, const std::string& name) const;
    std::string known_column(size_t table, std::string_view words) const;
    bool is_taken_back(const Statement& statement, Span* reach) const;
    void free_optional();
    void name_rows(const Statement& statement);
    void make_columns();
    void drop_columns();
    void keep_capacity(size_t table, Node& node) const;
    void add_key(size_t table);
    Node link_node(size_t table, const Link& link) const;
    void make_columns_of(size_t table);
    void make_named(size_t table, const std::string& name);
    Node inferred(size_t table, const std::string& name) const;
    std::optional<Node> known_form(size_t table, const std::string& column) const;
    bool form_applies(size_t table, const std::string& column, const Node& form) const;
    bool names_exist(size_t table, const std::string& text) const;
    bool path_exists(size_t table, const std::string& path, bool aggregate) const;
    bool column_planned(size_t table, const std::string& column) const;
    Node settled(size_t table, Node form) const;
    bool knows_national_ids() const;
    void gate(size_t table, const std::string& column, Node& node) const;
    std::string moment_of(size_t table, std::string_view marker) const;
    std::pair<i64, i64> period_of(size_t table) const;
    // The column that words mean; empty if there is none.
    std::string find_column(size_t table, std::string_view words) const;
    Node* column_node(size_t table, std::string_view column);
    std::string time_column(size_t table) const;

    // Statements on columns.
    void apply_periods();
    bool is_of_own_moment(const Statement& statement, size_t table) const;
    void apply_statement(const Statement& statement);
    void apply_shares();
    void apply_share_group(std::vector<const Statement*>& group);
    bool share_of_country(const Statement& statement);
    bool share_of_value(const Statement& statement, size_t table);
    bool share_of_sex(const Statement& statement, size_t table);
    bool share_of_flag(const Statement& statement, size_t table);
    bool share_of_known(const Statement& statement, size_t table);
    std::string find_flag(size_t table, const std::vector<std::string>& predicate) const;
    void set_flag(const Statement& statement, size_t table, const std::string& column);
    void set_value_share(const Statement& statement, size_t table, const std::string& column,
                         const std::string& value);
    void new_enum(const std::vector<const Statement*>& group, size_t table);
    void write_shares(size_t table, const std::string& column);
    void apply_null_share(const Statement& statement);
    std::string null_column(const Statement& statement, size_t table);
    bool shares_of_gender(const std::vector<const Statement*>& group);
    void apply_modifier(const Statement& statement);
    void apply_bounds(const Statement& statement);
    void make_room(size_t table, const std::string& column, const Amount& amount);
    bool bounds_of_age(const Statement& statement, size_t table);
    void apply_average(const Statement& statement);
    void apply_values(const Statement& statement);
    void apply_order(const Statement& statement);
    bool order_of_tables(const Statement& statement);
    std::string moment_or_new(size_t table, const std::string& words);
    void apply_normal(const Statement& statement);
    void apply_pattern(const Statement& statement);
    void set_city(const Statement& statement);
    void tell_links();
    void tell_many(const Statement& statement);
    void tell_root(const Statement& statement);
    size_t home_of(const Statement& statement) const;
    void follow_links();
    void apply_unique(const Statement& statement);
    void apply_sorted(const Statement& statement);
    void apply_trend(const Statement& statement);
    std::string column_or_new(const Statement& statement, size_t table);

    // Document.
    void apply_countries();
    void apply_rest();
    void tell_named(const Statement& statement);
    void apply_period(const Statement& statement);
    void assume_rest();
    Node head();
    std::vector<size_t> parents_first() const;
    Node table_node(size_t table, const std::string& locale);

    Description description_;  // statements move to the tables that join others
    const Catalogue& catalogue_;
    const ExtractOptions& options_;
    std::vector<ComposedTable> tables_;
    std::vector<size_t> table_numbers_;  // of DescribedTable
    std::vector<bool> left_out_;         // of statements: a tentative column that says nothing
    std::vector<Clause> clauses_;
    std::vector<std::string> warnings_;
    std::vector<std::string> locales_;
    std::string setting_;
    u64 seed_ = 0;
};

// Small builders of nodes.
Node map_node();
Node text_node(std::string text);
std::string percent_text(double share);
std::string number_words_text(double number);
// created, opened, placed: words for a table's own time.
bool is_beginning(std::string_view words);
// 2025-01-31, of days since 1970.
std::string iso_text(i64 days);
// fraudulent and is_fraud, returned and return: the same stem.
bool same_stem(std::string_view a, std::string_view b);

}  // namespace rowsmith::extract
