// How many rows a table has; for tables laid out per a parent, the counts of children.
#include <algorithm>

#include "base/text.h"
#include "plan/builder.h"
#include "random/streams.h"
#include "schema/limits.h"

namespace rowsmith {

Result<u64> Builder::rows_of(u32 table) {
    TableState& state = tables_[table];
    if (state.rows_state == State::done) return state.rows;
    if (state.rows_state == State::failed) return fail(already_reported());
    if (state.rows_state == State::in_progress)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "circular_rows",
                     .message = "the row count of '" + spec(table).name + "' depends on itself",
                     .place = spec(table).rows.place,
                     .expected = "a chain of per that ends in a table with a number of rows",
                     .fix = "give one of the tables a number: rows: 1000"});
    state.rows_state = State::in_progress;
    const Dependences::Scope scope(dependences_, Dependences::Thing::part, rows_part(table));
    const auto resolved = resolve_rows(table);
    state.rows_state = resolved ? State::done : State::failed;
    if (resolved) return state.rows;
    if (!is_reported(resolved.error())) problems_.add(resolved.error());
    return fail(already_reported());
}

Result<void> Builder::resolve_rows(u32 table) {
    const RowsSpec& rows = spec(table).rows;
    TableState& state = tables_[table];
    if (rows.form != RowsForm::per) {
        state.rows = rows.count;
        return {};
    }
    const u32 parent = TRY(parent_table(table));
    (void)TRY(rows_of(parent));
    if (rows.fan_out == PerForm::total || !rows.weight.empty())
        note_depends_on_rows((rows.fan_out == PerForm::total ? "the total of " : "the weight of ") +
                             spec(table).name);
    state.layout = TRY(make_layout(table, parent));
    state.rows = state.layout->fan_out.children();
    if (state.rows > rows_max)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "rows_out_of_range",
                     .message = "'" + spec(table).name + "' would have " + with_commas(state.rows) +
                                " rows",
                     .place = rows.place,
                     .expected = "at most " + with_commas(rows_max),
                     .fix = "make fewer rows of each parent, or fewer parents"});
    return {};
}

// per names a table, or the own column that references one.
Result<u32> Builder::parent_table(u32 table) {
    TableState& state = tables_[table];
    if (state.parent) return *state.parent;
    const RowsSpec& rows = spec(table).rows;
    if (rows.form != RowsForm::per)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "not_per_parent",
                     .message = "table '" + spec(table).name + "' is not laid out per a parent",
                     .place = spec(table).place,
                     .expected = "rows: {per: PARENT, …}",
                     .fix = "write rows: {per: PARENT, mean: 3}"});
    const ColumnSpec* column = spec(table).find(rows.per.text);
    if (column && column->references)
        state.parent = TRY(table_named({column->references->table, column->references->place}));
    else
        state.parent = TRY(table_named(rows.per));
    return *state.parent;
}

bool Builder::is_of_parent(u32 table, const Ref& ref) const {
    if (!ref.hops.empty()) return ref.hops[0] == tables_[table].parent_node;
    const GraphNode& node = plan_.graph->node(ref.node);
    const bool computed = node.summary.starts_with("expression ");
    return computed && std::ranges::all_of(node.inputs, [&](const Ref& input) {
               return is_of_parent(table, input);
           });
}

Result<u32> Builder::parent_node(u32 table) {
    TableState& state = tables_[table];
    dependences_.use(Dependences::Thing::part, rows_part(table));
    if (state.parent_node) return *state.parent_node;
    (void)TRY(parent_table(table));
    (void)TRY(rows_of(table));
    const Type integer{.kind = Kind::integer};
    const u64 parents = state.layout->fan_out.parents();
    const Shape row{
        .type = integer, .form = Form::int64, .low = 0, .high = static_cast<i64>(parents)};
    const Shape small{.type = integer, .form = Form::int64, .low = 0, .high = UINT32_MAX};
    state.parent_node = graph().add({.table = table,
                                     .name = spec(table).name + ":parent",
                                     .summary = "row of " + spec(*state.parent).name,
                                     .kernel = std::make_unique<ParentKernel>(state.layout),
                                     .outputs = {row, small, small},
                                     .inputs = {},
                                     .ascending_rows = true});
    return *state.parent_node;
}

Result<std::shared_ptr<const Layout>> Builder::layout_of(u32 table) {
    (void)TRY(rows_of(table));
    dependences_.use(Dependences::Thing::part, rows_part(table));
    return tables_[table].layout;
}

}  // namespace rowsmith
