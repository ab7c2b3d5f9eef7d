// previous(column, first), depth(tree), and own columns read through a tree. They lead to earlier
// rows, so they close no circle: their nodes are made with the declared type, and get their
// programs when all columns are bound.
#include "column/moment.h"
#include "plan/builder.h"
#include "plan/recurrence_kernel.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

// Bounds of carried integers: room to add to them for long without leaving 64 bits.
constexpr i64 carried_most = i64{1} << 61;
constexpr i64 carried_decimal_most = 400'000'000'000'000'000;  // of 18 digits
// Of moments: 900 years to each end of what the type holds.
constexpr i64 carried_first_day = days_from_civil(901, 1, 1);
constexpr i64 carried_last_day = days_from_civil(9100, 1, 1);

void set_carried_bounds(Shape& shape) {
    shape.high = shape.type.kind == Kind::decimal ? carried_decimal_most : carried_most;
    shape.low = -shape.high;
    if (shape.type.kind == Kind::date || shape.type.kind == Kind::datetime) {
        const i64 unit = shape.type.kind == Kind::date ? 1 : us_per_day;
        shape.low = carried_first_day * unit;
        shape.high = carried_last_day * unit;
    } else if (shape.type.kind == Kind::time) {
        shape.low = 0;
        shape.high = us_per_day - 1;
    }
}

Result<Shape> carried_shape(const ColumnSpec& column, const Place& place) {
    if (!column.type)
        return fail(
            {.code = ErrorCode::invalid_schema,
             .cause = "recurrence_without_type",
             .message = "'" + column.name + "' is read at an earlier row, so it needs a type",
             .place = place,
             .expected = "a column with type",
             .fix = "add type: decimal (or what it is) to " + column.name});
    Shape shape{.type = *column.type, .nullable = true};
    if (is_integral(shape.type.kind)) {
        shape.form = Form::int64;
        set_carried_bounds(shape);
    } else {
        shape.form = shape.type.kind == Kind::float_ ? Form::float64 : Form::text;
        shape.bytes_max = 4096;
    }
    return shape;
}

}  // namespace

Result<Ref> Builder::previous(u32 table, const Expression& source, const Place& place,
                              const std::string& name) {
    (void)TRY(parent_node(table));
    const ColumnSpec* column = source.path.size() == 1 ? spec(table).find(source.path[0]) : nullptr;
    if (!column)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "previous_of_other_table",
                     .message = "'" + to_text(source) + "': previous reads a column of this table",
                     .place = place,
                     .expected = "previous(COLUMN, FIRST)",
                     .fix = "name a column of " + spec(table).name});
    dependences_.use(Dependences::Thing::column, spec(table).name + "." + column->name);
    const Shape shape = TRY(carried_shape(*column, place));
    Pending pending{
        .table = table, .column = column->name, .kind = ChainKind::siblings, .place = place};
    if (!source.children.empty()) {
        const PlacedText text{to_text(source.children[0]), place};
        pending.first =
            TRY(bind_tree(table, source.children[0], text, {.type = &shape.type}, name + ":first"));
    }
    const u32 parent = TRY(parent_node(table));
    return add_pending(std::move(pending), shape, to_text(source),
                       {Ref{.node = parent, .output = 0}, Ref{.node = parent, .output = 1}});
}

// A column of the own table at the row above, from a path through a reference to the own table.
Result<Ref> Builder::above(u32 table, const ColumnSpec& reference, const ColumnSpec& column,
                           const Place& place) {
    dependences_.use(Dependences::Thing::column, spec(table).name + "." + column.name);
    const Shape shape = TRY(carried_shape(column, place));
    Pending pending{.table = table, .column = column.name, .kind = ChainKind::tree, .place = place};
    const auto hops = TRY(reference_hops(table, reference));
    pending.above = Ref{.node = hops.back()};
    return add_pending(std::move(pending), shape, reference.name + "." + column.name, {});
}

Result<Ref> Builder::add_pending(Pending pending, const Shape& shape, const std::string& text,
                                 std::vector<Ref> inputs) {
    const std::string name = spec(pending.table).name + ":" + text;
    if (const auto known = recurrences_.find(name); known != recurrences_.end())
        return known->second;
    auto kernel = std::make_unique<RecurrenceKernel>(pending.kind, shape);
    pending.kernel = kernel.get();
    pending.node = graph().add({.table = pending.table,
                                .name = name,
                                .summary = text,
                                .kernel = std::move(kernel),
                                .outputs = {shape},
                                .inputs = std::move(inputs)});
    const Ref value{.node = pending.node};
    pending_.push_back(std::move(pending));
    return recurrences_[name] = value;
}

Result<Ref> Builder::depth(u32 table, const Expression& source, const Place& place) {
    const ColumnSpec* reference =
        source.path.size() == 1 ? spec(table).find(source.path[0]) : nullptr;
    if (!reference || !reference->references || reference->references->table != spec(table).name)
        return fail(
            {.code = ErrorCode::invalid_schema,
             .cause = "depth_of_no_tree",
             .message = "'" + to_text(source) + "': the column references no row of its own table",
             .place = place,
             .expected = "depth(COLUMN), COLUMN referencing " + spec(table).name,
             .fix = "name the column that references the own table"});
    const auto hops = TRY(reference_hops(table, *reference));
    const Ref wanted[] = {Ref{.node = hops.back()}};
    const Shape shape{
        .type = {.kind = Kind::integer}, .form = Form::int64, .low = 0, .high = 1'000'000};
    const u32 node = graph().add(
        {.table = table,
         .name = spec(table).name + ":" + to_text(source),
         .summary = to_text(source),
         .kernel = std::make_unique<DepthKernel>(std::make_shared<const Program>(graph(), wanted)),
         .outputs = {shape},
         .inputs = {}});
    return Ref{.node = node};
}

// All columns are bound: the recurrences can be compiled.
void Builder::close_recurrences() {
    for (const Pending& pending : pending_) {
        u32 number = 0;
        while (spec(pending.table).columns[number].name != pending.column) number++;
        const Ref wanted[] = {tables_[pending.table].columns[number].value};
        if (graph().shape(wanted[0]).type.kind != graph().node(pending.node).outputs[0].type.kind)
            continue;
        RecurrenceKernel::Programs programs;
        programs.step = std::make_shared<const Program>(
            graph(), wanted, Replacement{pending.node, &pending.kernel->carry()});
        if (pending.first) {
            const Ref first[] = {*pending.first};
            programs.first = std::make_shared<const Program>(graph(), first);
        }
        if (pending.above) {
            const Ref above[] = {*pending.above};
            programs.above = std::make_shared<const Program>(graph(), above);
        }
        pending.kernel->set_programs(std::move(programs));
    }
}

}  // namespace rowsmith
