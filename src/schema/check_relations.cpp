// References and parents between tables.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "schema/check.h"

namespace rowsmith {

namespace {

std::vector<std::string> table_names(const Schema& schema) {
    std::vector<std::string> names;
    for (const TableSpec& table : schema.tables) names.push_back(table.name);
    return names;
}

std::vector<std::string> column_names(const TableSpec& table) {
    std::vector<std::string> names;
    for (const ColumnSpec& column : table.columns) names.push_back(column.name);
    return names;
}

class RelationCheck {
public:
    RelationCheck(const Schema& schema, Problems& problems)
        : schema_(schema), problems_(problems) {}

    void run() {
        for (const TableSpec& table : schema_.tables) {
            for (const ColumnSpec& column : table.columns)
                if (column.references) check_reference(table, column, *column.references);
            if (table.rows.form == RowsForm::per && !table.rows.per.empty()) check_per(table);
        }
    }

private:
    void wrong(const Place& place, std::string cause, std::string message, std::string expected,
               std::string fix) {
        problems_.add(schema_error(std::move(cause), std::move(message), place, std::move(expected),
                                   std::move(fix)));
    }

    // `before` and `behind`: what stands around the word in a path.
    void unknown(const Place& place, std::string cause, const std::string& message,
                 const std::string& word, const std::vector<std::string>& known,
                 const std::string& before = {}, const std::string& behind = {}) {
        const std::string near = nearest(word, known);
        wrong(place, std::move(cause), message,
              near.empty() ? "one of " + quoted_list(known) : "'" + near + "'",
              near.empty() ? "write one of these names" : "write " + before + near + behind);
    }

    void check_reference(const TableSpec& table, const ColumnSpec& column,
                         const ReferenceSpec& reference) {
        const TableSpec* target = schema_.find(reference.table);
        if (target == nullptr) {
            return unknown(reference.place, "unknown_table",
                           "there is no table '" + reference.table + "'", reference.table,
                           table_names(schema_), {}, "." + reference.column);
        }
        const ColumnSpec* key = target->find(reference.column);
        if (key == nullptr) {
            return unknown(reference.place, "unknown_column",
                           "'" + reference.table + "' has no column '" + reference.column + "'",
                           reference.column, column_names(*target), reference.table + ".");
        }
        if (key == &column) {
            return wrong(reference.place, "reference_to_itself", "the column references itself",
                         "another column", "reference the table's primary key");
        }
        check_tree(table, *target, reference);
        check_choose(table, *target, reference);
        check_unique(*target, *key, reference);
    }

    void check_tree(const TableSpec& table, const TableSpec& target,
                    const ReferenceSpec& reference) {
        if (!reference.tree_roots || &table == &target) return;
        wrong(reference.place, "tree_of_other_table",
              "a tree leads to the rows of the own table, not of '" + target.name + "'",
              "a reference to '" + table.name + "'", "remove tree");
    }

    void check_choose(const TableSpec& table, const TableSpec& target,
                      const ReferenceSpec& reference) {
        if (reference.choose == Choose::weight && target.find(reference.weight.text) == nullptr) {
            unknown(reference.weight.place, "unknown_column",
                    "'" + target.name + "' has no column '" + reference.weight.text + "'",
                    reference.weight.text, column_names(target));
        }
        if (reference.choose != Choose::own_child || parent_of(target) == &table) return;
        wrong(reference.place, "own_child_not_per",
              "the rows of '" + target.name + "' are not children of '" + table.name + "'",
              "a table with rows: {per: " + table.name + ", …}", "remove choose");
    }

    // Keys that repeat make joins that repeat; often meant otherwise, never impossible.
    void check_unique(const TableSpec& target, const ColumnSpec& key,
                      const ReferenceSpec& reference) {
        const auto named = [&](const Names& names) {
            return std::any_of(names.columns.begin(), names.columns.end(),
                               [&](const PlacedText& name) { return name.text == key.name; });
        };
        const bool grouped = std::any_of(target.unique.begin(), target.unique.end(), named);
        if (key.unique || named(target.primary_key) || grouped) return;
        if (key.generate.text == "sequence" || key.generate.text == "uuid") return;
        problems_.warn(schema_error("reference_to_repeats",
                                    "'" + target.name + "." + key.name + "' is not declared unique",
                                    reference.place, "a key",
                                    "add primary_key: " + key.name + " to '" + target.name + "'"));
    }

    // The table that the rows are laid out per; null when unknown.
    const TableSpec* parent_of(const TableSpec& table) const {
        if (table.rows.form != RowsForm::per) return nullptr;
        if (const TableSpec* parent = schema_.find(table.rows.per.text)) return parent;
        const ColumnSpec* column = table.find(table.rows.per.text);
        if (column == nullptr || !column->references) return nullptr;
        return schema_.find(column->references->table);
    }

    void check_per(const TableSpec& table) {
        const PlacedText& per = table.rows.per;
        const ColumnSpec* column = table.find(per.text);
        if (schema_.find(per.text) == nullptr && (column == nullptr || !column->references)) {
            return unknown(per.place, "unknown_parent",
                           "'" + per.text + "' is neither a table nor a referencing column",
                           per.text, table_names(schema_));
        }
        std::vector<std::string> leading;
        for (const ColumnSpec& other : table.columns)
            if (other.references && other.references->table == per.text)
                leading.push_back(other.name);
        if (leading.size() > 1 && column == nullptr) {
            wrong(per.place, "parent_ambiguous",
                  quoted_list(leading) + " reference '" + per.text + "'",
                  "the column whose parent the rows belong to", "write per: " + leading[0]);
        }
        check_circle(table);
    }

    void check_circle(const TableSpec& table) {
        std::set<const TableSpec*> seen;
        const TableSpec* at = &table;
        while (at != nullptr && seen.insert(at).second) at = parent_of(*at);
        if (at != &table) return;
        wrong(table.rows.per.place, "circular_rows",
              "the rows of '" + table.name + "' are counted per rows of itself",
              "parents without a circle",
              "give one of the tables a number of rows (use tree for rows below rows)");
    }

    const Schema& schema_;
    Problems& problems_;
};

}  // namespace

void check_relations(const Schema& schema, Problems& problems) {
    RelationCheck(schema, problems).run();
}

}  // namespace rowsmith
