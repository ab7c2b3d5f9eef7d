// Names in paths: an own column, the parent's column, columns through chains of references.
#include "base/text.h"
#include "plan/builder.h"
#include "plan/null_kernels.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

Error unknown_column(const TableSpec& table, const PlacedText& path, const std::string& step) {
    std::vector<std::string> names;
    for (const ColumnSpec& column : table.columns) names.push_back(column.name);
    const std::string meant = nearest(step, names);
    std::string whole;
    Node scalar;
    scalar.text = path.text;
    for (const std::string& each : read_path(scalar).value_or(std::vector<std::string>{}))
        whole += (whole.empty() ? "" : ".") + (each == step ? meant : each);
    const bool alone = path.text.find('.') == std::string::npos;
    return {.code = ErrorCode::invalid_schema,
            .cause = "unknown_column",
            .message = (alone ? "" : "'" + path.text + "': ") + "table '" + table.name +
                       "' has no column '" + step + "'",
            .place = path.place,
            .expected = "one of " + quoted_list(names),
            .fix = meant.empty() ? "write one of these names" : "write " + whole};
}

std::optional<u32> column_number(const TableSpec& table, std::string_view name) {
    for (u32 c = 0; c < table.columns.size(); c++)
        if (table.columns[c].name == name) return c;
    return std::nullopt;
}

std::optional<u32> table_number(const Schema& schema, std::string_view name) {
    for (u32 t = 0; t < schema.tables.size(); t++)
        if (schema.tables[t].name == name) return t;
    return std::nullopt;
}

}  // namespace

// Walks the steps: each but the last leads to another table's row. What is read through a reference
// that may be null is null where the reference is.
Result<Ref> Builder::path(u32 table, const PlacedText& path) {
    Node scalar;
    scalar.text = path.text;
    auto steps = TRY(read_path(scalar));
    u32 at = table;
    std::vector<u32> hops;
    std::vector<Ref> masks;
    size_t first = 0;
    // customers.tier: the parent, where no own column has the name.
    if (steps.size() > 1 && !column_number(spec(table), steps[0])) {
        const auto target = table_number(schema_, steps[0]);
        if (!target) return fail(unknown_column(spec(table), path, steps[0]));
        const auto lead = TRY(lead_to(table, *target, path));
        hops = lead.hops;
        if (lead.mask) masks.push_back(*lead.mask);
        at = *target;
        first = 1;
    }
    for (size_t i = first; i + 1 < steps.size(); i++) {
        const auto number = column_number(spec(at), steps[i]);
        if (!number) return fail(unknown_column(spec(at), path, steps[i]));
        const ColumnSpec& reference = spec(at).columns[*number];
        if (!reference.references)
            return fail(
                {.code = ErrorCode::invalid_schema,
                 .cause = "path_through_no_reference",
                 .message = "'" + path.text + "': column '" + steps[i] + "' references no table",
                 .place = path.place,
                 .expected = "a column with references before the dot",
                 .fix = "read a column of this table, or go through a reference"});
        // Up a tree and there a column of the same table: an earlier row, which may be bound later.
        if (reference.references->table == spec(at).name && hops.empty() && i + 2 == steps.size()) {
            const ColumnSpec* own = spec(at).find(steps.back());
            if (own && being_bound(at, *own)) return above(at, reference, *own, path.place);
        }
        const Ref value = TRY(column(at, *number));
        if (graph().shape(value).nullable) masks.push_back(through(hops, value));
        const auto further = TRY(reference_hops(at, reference));
        hops.insert(hops.end(), further.begin(), further.end());
        at = TRY(table_named({reference.references->table, path.place}));
    }
    const auto number = column_number(spec(at), steps.back());
    if (!number) return fail(unknown_column(spec(at), path, steps.back()));
    Ref value = through(hops, TRY(column(at, *number)));
    for (const Ref& mask : masks) value = TRY(masked(table, value, mask));
    return value;
}

bool Builder::being_bound(u32 table, const ColumnSpec& own) const {
    const auto number = column_number(spec(table), own.name);
    return number && tables_[table].columns[*number].state == State::in_progress;
}

Result<Ref> Builder::masked(u32 table, const Ref& value, const Ref& mask) {
    Shape shape = graph().shape(value);
    shape.nullable = true;
    const u32 node = graph().add({.table = table,
                                  .name = graph().node(value.node).name + ":where referenced",
                                  .summary = "null where the reference is",
                                  .kernel = std::make_unique<MaskKernel>(),
                                  .outputs = {shape},
                                  .inputs = {value, mask}});
    return Ref{.node = node};
}

// The way from a table to another that a path names: the layout per it, or the only reference to
// it.
Result<Builder::Lead> Builder::lead_to(u32 table, u32 target, const PlacedText& path) {
    std::vector<std::string> columns;
    const ColumnSpec* only = nullptr;
    u32 only_number = 0;
    for (u32 c = 0; c < spec(table).columns.size(); c++) {
        const ColumnSpec& column = spec(table).columns[c];
        if (!column.references || column.references->table != spec(target).name) continue;
        columns.push_back(column.name);
        only = &column;
        only_number = c;
    }
    const bool per = spec(table).rows.form == RowsForm::per && TRY(parent_table(table)) == target;
    if (columns.size() > 1)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "ambiguous_path",
                     .message = "'" + path.text + "': several references lead to '" +
                                spec(target).name + "': " + quoted_list(columns),
                     .place = path.place,
                     .expected = "a path that starts with the referencing column",
                     .fix = "write " + columns.front() + path.text.substr(path.text.find('.'))});
    if (per && (columns.empty() || is_parent_column(table, *only))) {
        const u32 parent = TRY(parent_node(table));
        return Lead{.hops = {parent}, .mask = {}};
    }
    if (!only)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "no_reference_to_table",
                     .message = "'" + path.text + "': nothing in '" + spec(table).name +
                                "' leads to '" + spec(target).name + "'",
                     .place = path.place,
                     .expected = "a column that references " + spec(target).name,
                     .fix = "add a column {references: " + spec(target).name + ".KEY}"});
    auto hops = TRY(reference_hops(table, *only));
    Lead lead{.hops = std::move(hops), .mask = {}};
    const Ref value = TRY(column(table, only_number));
    if (graph().shape(value).nullable) lead.mask = value;
    return lead;
}

}  // namespace rowsmith
