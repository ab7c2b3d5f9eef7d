// A plan as text for people: one block a table, one line a column.
#include <algorithm>

#include "base/text.h"
#include "plan/explain.h"

namespace rowsmith {

namespace {

struct Line {
    std::string name;
    std::string type;
    std::string makes;
};

std::string padded(const std::string& text, size_t width) {
    return text + std::string(width - std::min(width, text.size()), ' ');
}

Line line_of(const Plan& plan, const PlannedTable& table, const PlannedColumn& column) {
    Line line{column.name, type_text(plan.graph->shape(column.value).type),
              what_makes(plan, table, column)};
    std::string reads;
    for (const std::string& name : inputs_of(plan, column.value))
        reads += (reads.empty() ? "" : ", ") + name;
    if (!reads.empty()) line.makes += " <- " + reads;
    if (column.hidden) line.makes += " (hidden)";
    if (!column.depends_on_rows.empty()) line.makes += " [depends on rows]";
    if (!column.depends_on_columns.empty()) line.makes += " [depends on columns]";
    return line;
}

std::string head_of(const Plan& plan, const PlannedTable& table) {
    std::string head = table.name + "  " + with_commas(table.rows) + " rows";
    if (table.parent) head += " per " + plan.tables[*table.parent].name;
    if (table.hidden) head += " (hidden)";
    return head + "\n";
}

}  // namespace

std::string print_plan(const Plan& plan) {
    const Schema& schema = *plan.schema;
    std::string out = schema.name + "  seed " + std::to_string(schema.seed) + "\n";
    for (const PlannedTable& table : plan.tables) {
        out += "\n" + head_of(plan, table);
        std::vector<Line> lines;
        size_t name_width = 0, type_width = 0;
        for (const PlannedColumn& column : table.columns) {
            lines.push_back(line_of(plan, table, column));
            name_width = std::max(name_width, lines.back().name.size());
            type_width = std::max(type_width, lines.back().type.size());
        }
        for (const Line& line : lines)
            out += "  " + padded(line.name, name_width) + "  " + padded(line.type, type_width) +
                   "  " + line.makes + "\n";
    }
    return out;
}

}  // namespace rowsmith
