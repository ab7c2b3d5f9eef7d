#include <algorithm>
#include <array>

#include "base/text.h"
#include "schema/check_keys.h"
#include "schema/limits.h"
#include "schema/model.h"

namespace rowsmith {

namespace {

void wrong(const ModelContext& context, const Place& place, std::string cause, std::string message,
           std::string expected, std::string fix = {}) {
    context.problems.add(schema_error(std::move(cause), std::move(message), place,
                                      std::move(expected), std::move(fix)));
}

void read_columns(const Node& node, TableSpec& table, const ModelContext& context) {
    const Node* columns = node.find("columns");
    if (columns == nullptr || !columns->is_map()) return;
    if (columns->items.empty()) {
        return wrong(context, columns->place(), "columns_empty",
                     "the table '" + table.name + "' has no column", "at least one column",
                     "add a column under columns");
    }
    if (columns->items.size() > columns_max) {
        return wrong(
            context, columns->place(), "too_many_columns",
            "the table '" + table.name + "' has " + with_commas(columns->items.size()) + " columns",
            "at most " + with_commas(columns_max), "split the table");
    }
    for (size_t i = 0; i < columns->items.size(); i++) {
        const Key& key = columns->keys[i];
        if (key.text.size() > name_size_max_bytes) {
            wrong(context, columns->key_place(i), "name_too_long",
                  "the name of a column is too long",
                  "at most " + std::to_string(name_size_max_bytes) + " bytes", "shorten the name");
        }
        table.columns.push_back(
            read_column(key.text, columns->key_place(i), columns->items[i], context));
    }
}

void read_unique_groups(const Node& node, TableSpec& table, const ModelContext& context) {
    const Node* groups = node.find("unique");
    if (groups == nullptr || !groups->is_list()) return;
    for (const Node& group : groups->items) {
        if (!group.is_list()) {
            std::vector<std::string> names;
            for (const Node& item : groups->items) names.push_back(item.text);
            std::string all;
            for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
            return wrong(context, group.place(), "unique_group_form", "found " + describe(group),
                         "a list of groups, each a list of columns", "write [[" + all + "]]");
        }
        if (group.items.empty()) {
            wrong(context, group.place(), "unique_group_empty", "a group of no columns",
                  "at least one column", "name the columns, or remove the group");
        }
        table.unique.push_back({placed_list(&group), group.place()});
    }
}

// Nothing but a type and words for people: such columns are filled by the literal lines.
bool has_nothing_else(const ColumnSpec& column) {
    static constexpr std::array<std::string_view, 10> silent = {
        "type",       "description", "hidden", "nullable", "scale",
        "resolution", "zone",        "format", "unique",   "form"};
    return std::all_of(column.node.keys.begin(), column.node.keys.end(), [](const Key& key) {
        return std::find(silent.begin(), silent.end(), key.text) != silent.end();
    });
}

void read_lines(const Node& lines, TableSpec& table, const ModelContext& context) {
    table.rows.form = RowsForm::values;
    table.rows.place = lines.place();
    table.rows.count = lines.items.size();
    for (const ColumnSpec& column : table.columns)
        if (has_nothing_else(column)) table.value_columns.push_back(column.name);
    const size_t width = table.value_columns.size();
    if (width == 0) {
        return wrong(context, lines.place(), "values_without_columns",
                     "every column of '" + table.name + "' is made in another way",
                     "columns with a type only", "remove values, or the generators of columns");
    }
    for (const Node& line : lines.items) {
        std::vector<Node> cells = line.is_list() ? line.items : std::vector<Node>{line};
        if (line.is_map() || cells.size() != width) {
            wrong(context, line.place(), "values_width",
                  "the line has " +
                      (line.is_map() ? describe(line) : std::to_string(cells.size()) + " values"),
                  std::to_string(width) + ": " + quoted_list(table.value_columns),
                  cells.size() > width ? "remove a value, or add a column for it"
                                       : "give each of these columns a value, null for none");
            continue;
        }
        for (const Node& cell : cells)
            if (!cell.is_scalar())
                wrong(context, cell.place(), "scalar_wanted", "found " + describe(cell),
                      "one value", "write one value");
        table.values.push_back(std::move(cells));
    }
}

void read_row_source(const Node& node, TableSpec& table, const ModelContext& context) {
    const Node* rows = node.find("rows");
    const Node* values = node.find("values");
    table.rows.place = table.place;
    if (rows != nullptr && values != nullptr) {
        wrong(context, values->place(), "rows_and_values", "the table has rows and literal values",
              "one of them", "remove rows: the lines are counted");
    }
    if (values != nullptr && values->is_list()) return read_lines(*values, table, context);
    if (rows != nullptr) table.rows = read_rows(*rows, context);
}

}  // namespace

TableSpec read_table(const std::string& name, const Place& place, const Node& node,
                     const ModelContext& context) {
    TableSpec table;
    table.name = name;
    table.place = place;
    table.node = node;
    if (!node.is_map()) {
        wrong(context, place, "table_not_map", "the table '" + name + "' is " + describe(node),
              "a map with columns", "write columns: {…}");
        return table;
    }
    check_keys(node, KeyPlace::table, context.problems);
    take(node, "description", read_text, table.description);
    take(node, "hidden", read_boolean, table.hidden);
    table.locale = read_locales(node.find("locale"));
    if (const Node* key = node.find("primary_key")) {
        table.primary_key = {placed_list(key), key->place()};
        if (key->is_list() && key->items.empty())
            wrong(context, key->place(), "primary_key_empty", "primary_key names no column",
                  "a column", "name it, or remove primary_key");
    }
    table.rules = placed_list(node.find("rules"));
    if (table.rules.size() > rules_max) {
        wrong(context, node.find("rules")->place(), "too_many_rules",
              "the table has " + with_commas(table.rules.size()) + " rules",
              "at most " + with_commas(rules_max), "keep the rules that matter");
    }
    read_columns(node, table, context);
    read_unique_groups(node, table, context);
    read_row_source(node, table, context);
    return table;
}

}  // namespace rowsmith
