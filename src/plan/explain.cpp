#include "plan/explain.h"

#include <algorithm>
#include <map>
#include <set>

namespace rowsmith {

namespace {

void add_line(std::string& out, std::string_view label, const std::string& text) {
    if (text.empty()) return;
    std::string start = "  " + std::string(label);
    start.resize(std::max<size_t>(start.size() + 1, 22), ' ');
    out += start + text + "\n";
}

std::string joined(const std::vector<std::string>& texts) {
    std::string line;
    for (const std::string& text : texts) line += (line.empty() ? "" : "; ") + text;
    return line;
}

using ColumnNames = std::map<u32, std::string>;

ColumnNames columns_by_node(const Plan& plan) {
    ColumnNames names;
    for (const PlannedTable& table : plan.tables)
        for (const PlannedColumn& column : table.columns)
            names.emplace(column.value.node, table.name + "." + column.name);
    return names;
}

// Down to the next columns; what lies between (nulls, hops, parts of expressions) has no name that
// a user gave, so only the outermost of it that reads nothing is told.
void add_inputs(const Plan& plan, u32 node, const ColumnNames& columns, std::set<u32>& seen,
                std::vector<std::string>& names) {
    for (const Ref& input : plan.graph->node(node).inputs) {
        if (!seen.insert(input.node).second) continue;
        const auto column = columns.find(input.node);
        const GraphNode& read = plan.graph->node(input.node);
        if (column != columns.end())
            names.push_back(column->second);
        else if (read.inputs.empty())
            names.push_back(read.name);
        else
            add_inputs(plan, input.node, columns, seen, names);
    }
}

}  // namespace

std::string type_text(const Type& type) {
    std::string text(name_of(type.kind));
    if (type.kind == Kind::decimal) text += ", scale " + std::to_string(type.scale);
    if (type.kind == Kind::datetime && !type.zone.empty()) text += ", zone " + type.zone;
    return text;
}

std::string what_makes(const Plan& plan, const PlannedTable& table, const PlannedColumn& column) {
    const std::string& summary = plan.graph->node(column.value.node).summary;
    const TableSpec* spec = plan.schema->find(table.name);
    const ColumnSpec* own = spec != nullptr ? spec->find(column.name) : nullptr;
    if (own == nullptr || !own->references || column.generator != "references")
        return summary.empty() ? column.generator : summary;
    const std::string text = "a row of " + own->references->table;
    return summary.ends_with(", null in part") ? text + ", null in part" : text;
}

std::vector<std::string> inputs_of(const Plan& plan, const Ref& value) {
    const ColumnNames columns = columns_by_node(plan);
    const auto own = columns.find(value.node);
    std::vector<std::string> names;
    std::set<u32> seen = {value.node};
    add_inputs(plan, value.node, columns, seen, names);
    if (own != columns.end()) std::erase(names, own->second);
    return names;
}

Explanation explain(const Plan& plan, const PlannedTable& table, const PlannedColumn& column) {
    return {.column = table.name + "." + column.name,
            .type = type_text(plan.graph->shape(column.value).type),
            .generator = column.generator,
            .summary = what_makes(plan, table, column),
            .inferred_from = column.inferred_from,
            .reads = inputs_of(plan, column.value),
            .depends_on_rows = column.depends_on_rows,
            .depends_on_columns = column.depends_on_columns};
}

std::string print_explanation(const Explanation& explanation) {
    std::string out = explanation.column + "\n";
    add_line(out, "type", explanation.type);
    add_line(out, "generator", explanation.generator);
    if (explanation.summary != explanation.generator) add_line(out, "makes", explanation.summary);
    add_line(out, "chosen because",
             explanation.inferred_from.empty() ? "the schema names it" : explanation.inferred_from);
    add_line(out, "reads", joined(explanation.reads));
    add_line(out, "depends on rows", joined(explanation.depends_on_rows));
    add_line(out, "depends on columns", joined(explanation.depends_on_columns));
    if (explanation.depends_on_rows.empty() && explanation.depends_on_columns.empty())
        add_line(out, "stable", "more rows and other columns leave its cells as they are");
    return out;
}

}  // namespace rowsmith
