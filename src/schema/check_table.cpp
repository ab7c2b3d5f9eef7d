// One table: its keys, groups and hints name columns that exist.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "schema/check.h"

namespace rowsmith {

namespace {

std::vector<std::string> names_of(const TableSpec& table) {
    std::vector<std::string> names;
    for (const ColumnSpec& column : table.columns) names.push_back(column.name);
    return names;
}

void check_names(const Names& names, const TableSpec& table, std::string_view what,
                 Problems& problems) {
    std::set<std::string> seen;
    for (const PlacedText& name : names.columns) {
        if (!seen.insert(name.text).second) {
            problems.add(schema_error("column_twice",
                                      std::string(what) + " names '" + name.text + "' twice",
                                      name.place, "each column once", "remove one of them"));
        }
        if (table.find(name.text) != nullptr) continue;
        const std::string near = nearest(name.text, names_of(table));
        problems.add(schema_error("unknown_column",
                                  std::string(what) + " names '" + name.text +
                                      "', which is no column of '" + table.name + "'",
                                  name.place,
                                  near.empty() ? "one of " + quoted_list(names_of(table)) : near,
                                  near.empty() ? "add the column" : "write " + near));
    }
}

void check_primary_key(const TableSpec& table, Problems& problems) {
    check_names(table.primary_key, table, "primary_key", problems);
    for (const PlacedText& name : table.primary_key.columns) {
        const ColumnSpec* column = table.find(name.text);
        if (column == nullptr || (column->null_share == 0 && column->when.empty())) continue;
        problems.add(schema_error("primary_key_null",
                                  "'" + name.text + "' is in the primary key but may be null",
                                  column->place, "a column without null_share and when",
                                  "remove them, or choose another key"));
    }
}

// No line may repeat a group of literal values that is a key or declared unique; single columns are
// held to it where they are planned.
void check_lines(const TableSpec& table, const Names& names, Problems& problems) {
    std::vector<size_t> at;
    for (const PlacedText& name : names.columns) {
        const auto found = std::ranges::find(table.value_columns, name.text);
        if (found == table.value_columns.end()) return;
        at.push_back(static_cast<size_t>(found - table.value_columns.begin()));
    }
    if (at.size() < 2) return;
    std::map<std::vector<std::string>, u32> lines;
    for (const std::vector<Node>& line : table.values) {
        std::vector<std::string> key;
        for (const size_t index : at) key.push_back(line[index].text);
        const auto [first, fresh] = lines.emplace(key, line[at[0]].line);
        if (fresh) continue;
        std::string shown;
        for (const std::string& part : key) shown += (shown.empty() ? "" : ", ") + part;
        problems.add(schema_error(
            "value_twice",
            "'" + shown + "' stands in line " + std::to_string(first->second) + " already",
            line[at[0]].place(), "a value that no other line has",
            "change one of them, or remove the line"));
    }
}

// Follows depends_on from one column; true when it comes back to where it started.
bool comes_back(const TableSpec& table, const ColumnSpec& from, const ColumnSpec& to,
                std::set<std::string>& seen) {
    for (const PlacedText& name : from.depends_on) {
        if (name.text == to.name) return true;
        const ColumnSpec* next = table.find(name.text);
        if (next != nullptr && seen.insert(name.text).second && comes_back(table, *next, to, seen))
            return true;
    }
    return false;
}

void check_depends_on(const TableSpec& table, Problems& problems) {
    for (const ColumnSpec& column : table.columns) {
        for (const PlacedText& name : column.depends_on) {
            if (name.text.find('.') != std::string::npos || table.find(name.text) != nullptr)
                continue;
            const std::string near = nearest(name.text, names_of(table));
            problems.add(schema_error(
                "unknown_dependency",
                "depends_on names '" + name.text + "', which is no column of '" + table.name + "'",
                name.place, near.empty() ? "one of " + quoted_list(names_of(table)) : near,
                near.empty() ? "remove it" : "write " + near));
        }
        std::set<std::string> seen;
        if (comes_back(table, column, column, seen)) {
            problems.add(schema_error(
                "circular_dependency", "'" + column.name + "' depends on itself by depends_on",
                column.place, "dependencies without a circle", "remove one of the depends_on"));
        }
    }
}

void check_table(const TableSpec& table, const Catalogue& catalogue, Problems& problems) {
    for (const ColumnSpec& column : table.columns) check_column(column, catalogue, problems);
    if (table.columns.empty()) return;  // told when it was read
    check_primary_key(table, problems);
    check_lines(table, table.primary_key, problems);
    for (const Names& group : table.unique) {
        check_names(group, table, "unique", problems);
        check_lines(table, group, problems);
    }
    check_depends_on(table, problems);
    const bool any = std::any_of(table.columns.begin(), table.columns.end(),
                                 [](const ColumnSpec& column) { return !column.hidden; });
    if (any || table.hidden) return;
    problems.add(schema_error("nothing_visible", "every column of '" + table.name + "' is hidden",
                              table.place, "a column that is written",
                              "hide the table itself: hidden: true"));
}

}  // namespace

void check_schema(const Schema& schema, const Catalogue& catalogue, Problems& problems) {
    Problems found;
    for (const TableSpec& table : schema.tables) check_table(table, catalogue, found);
    check_relations(schema, found);
    // A column and its cases may say the same twice.
    std::set<std::pair<std::string, std::string>> told;
    for (const Error& error : problems.errors()) told.emplace(error.cause, to_text(error));
    for (const Error& error : found.errors())
        if (told.emplace(error.cause, to_text(error)).second) problems.add(error);
    for (const Error& warning : found.warnings()) problems.warn(warning);
}

}  // namespace rowsmith
