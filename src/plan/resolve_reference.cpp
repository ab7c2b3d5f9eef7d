// References: which row of another table a row points to, and the key's value there.
#include "plan/builder.h"
#include "plan/choice_kernels.h"
#include "plan/rules.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

constexpr u64 other_row_draw = 1'000'002;

}  // namespace

// The column through which a table is laid out per its parent: named by `per`, or the only one that
// leads there.
bool Builder::is_parent_column(u32 table, const ColumnSpec& column) {
    const RowsSpec& rows = spec(table).rows;
    if (rows.form != RowsForm::per || !column.references) return false;
    if (rows.per.text == column.name) return true;
    if (rows.per.text != column.references->table) return false;
    u32 leading = 0;
    for (const ColumnSpec& other : spec(table).columns)
        if (other.references && other.references->table == rows.per.text) leading++;
    return leading == 1;
}

Result<Ref> Builder::bind_reference(u32 table, const ColumnSpec& column, const std::string&, u64) {
    const u32 target = TRY(table_named({column.references->table, column.references->place}));
    const auto hops = TRY(reference_hops(table, column));
    const PlacedText key{column.references->column, column.references->place};
    const Ref value = through(hops, TRY(path(target, key)));
    if (column.type) TRY(check_reference_type(column, *column.type, graph().shape(value).type));
    const Ref row{.node = hops.back()};
    return graph().shape(row).nullable ? masked(table, value, row) : value;
}

Result<std::vector<u32>> Builder::reference_hops(u32 table, const ColumnSpec& column) {
    if (is_parent_column(table, column)) return std::vector<u32>{TRY(parent_node(table))};
    const u32 target = TRY(table_named({column.references->table, column.references->place}));
    return std::vector<u32>{TRY(reference_row_node(table, column, target))};
}

// References of one bundle name share the row: the parts of a composite key.
Result<u32> Builder::reference_row_node(u32 table, const ColumnSpec& column, u32 target) {
    const std::string shared = column.bundle.empty() ? column.name : "reference:" + column.bundle;
    const std::string name = spec(table).name + "." + shared;
    const std::string part = name + ":row";
    dependences_.use(Dependences::Thing::part, part);
    if (const auto known = reference_rows_.find(name); known != reference_rows_.end())
        return known->second;
    const Dependences::Scope scope(dependences_, Dependences::Thing::part, part);
    const u64 parents = TRY(rows_of(target));
    if (parents == 0 && tables_[table].rows > 0)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "reference_to_no_rows",
                     .message = "table '" + spec(target).name + "' has no rows to reference",
                     .place = column.references->place,
                     .expected = "a table with at least one row",
                     .fix = "give " + spec(target).name + " rows"});
    const std::optional<Ref> left_out = TRY(row_to_leave_out(table, column, parents));
    const Shape row{.type = {.kind = Kind::integer},
                    .form = Form::int64,
                    .low = 0,
                    .high = static_cast<i64>(parents > 0 ? parents - 1 : 0)};
    if (target != table && needs_unique_index(table, column)) {
        const Ref number = TRY(unique_index(table, column, parents - (left_out ? 1 : 0)));
        if (spec(target).values.empty())
            dependences_.note_rows_of(unique_part(table, column),
                                      "the choice of a row of " + spec(target).name);
        if (!left_out) return reference_rows_[name] = number.node;
        return reference_rows_[name] =
                   graph().add({.table = table,
                                .name = part,
                                .summary = "another row of " + spec(target).name,
                                .kernel = std::make_unique<SkipRowKernel>(),
                                .outputs = {row},
                                .inputs = {number, *left_out}});
    }
    GraphNode node{.table = table,
                   .name = part,
                   .summary = "a row of " + spec(target).name,
                   .kernel = nullptr,
                   .outputs = {row},
                   .inputs = {}};
    const u64 key = column_key(schema_.seed, spec(table).name, shared);
    (void)TRY(choose_row(table, column, target, key, node));
    if (left_out) {
        node.kernel = std::make_unique<OtherRowKernel>(draw_key(key, other_row_draw), parents,
                                                       std::move(node.kernel));
        node.inputs = {*left_out};
    }
    return reference_rows_[name] = graph().add(std::move(node));
}

// By a rule: the row of another reference, which this one must not take.
Result<std::optional<Ref>> Builder::row_to_leave_out(u32 table, const ColumnSpec& column,
                                                     u64 parents) {
    const Node* other = column.node.find(other_row_option);
    if (!other) return std::nullopt;
    const ColumnSpec* reference = spec(table).find(other->text);
    CHECK(reference != nullptr);
    if (parents < 2)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "no_other_row",
                     .message = "'" + column.name + "' and '" + other->text +
                                "' must differ by a rule, but '" + column.references->table +
                                "' has one row",
                     .place = column.references->place,
                     .expected = "at least two rows",
                     .fix = "give " + column.references->table + " more rows, or drop the rule"});
    const auto hops = TRY(reference_hops(table, *reference));
    return Ref{.node = hops.back()};
}

namespace {

// What the schema promises every parent.
u64 fewest_children(const RowsSpec& rows) {
    u64 fewest = UINT64_MAX;
    switch (rows.fan_out) {
        case PerForm::range:
            return rows.range_low;
        case PerForm::counts:
            for (const CountsEntry& entry : rows.counts) fewest = std::min(fewest, entry.low);
            return rows.counts.empty() ? 0 : fewest;
        case PerForm::count: {  // a number, or an expression, which may give 0
            const std::string& number = rows.number.text;
            const bool literal = number.find_first_not_of("0123456789_") == std::string::npos;
            return literal && number.find_first_of("123456789") != std::string::npos ? 1 : 0;
        }
        case PerForm::mean:
        case PerForm::total:
            return rows.min;
    }
    return 0;
}

}  // namespace

Result<void> Builder::choose_row(u32 table, const ColumnSpec& column, u32 target, u64 key,
                                 GraphNode& node) {
    const ReferenceSpec& reference = *column.references;
    if (target == table && reference.choose != Choose::own_child)
        return choose_above(table, reference, key, node);
    const u64 parents = tables_[target].rows;
    if (reference.choose != Choose::own_child && spec(target).values.empty())
        note_depends_on_rows("the choice of a row of " + spec(target).name);
    switch (reference.choose) {
        case Choose::uniform:
            node.kernel = std::make_unique<UniformChoiceKernel>(key, parents);
            break;
        case Choose::zipf:
            node.kernel = std::make_unique<ZipfChoiceKernel>(
                TRY(ZipfChoice::make(key, {.parents = parents, .exponent = reference.exponent})));
            break;
        case Choose::weight: {
            const Ref wanted[] = {TRY(path(target, reference.weight))};
            auto program = std::make_shared<const Program>(graph(), wanted);
            auto kernel = WeightChoiceKernel::make(key, parents, std::move(program));
            if (!kernel) {
                kernel.error().place = reference.weight.place;
                return fail(std::move(kernel).error());
            }
            node.kernel = std::move(*kernel);
            break;
        }
        case Choose::own_child: {
            if (spec(target).rows.form != RowsForm::per || TRY(parent_table(target)) != table)
                return fail({.code = ErrorCode::invalid_schema,
                             .cause = "own_child_of_no_children",
                             .message = "'" + spec(target).name + "' is not laid out per '" +
                                        spec(table).name + "'",
                             .place = reference.place,
                             .expected = "a table with rows: {per: " + spec(table).name + ", …}",
                             .fix = "write choose: uniform, or lay the table out per this one"});
            node.kernel = std::make_unique<OwnChildKernel>(key, TRY(layout_of(target)));
            node.outputs[0].nullable = fewest_children(spec(target).rows) == 0;
            break;
        }
    }
    return {};
}

// A reference to the own table leads to lower rows, inside the parent where there is one.
Result<void> Builder::choose_above(u32 table, const ReferenceSpec& reference, u64 key,
                                   GraphNode& node) {
    TreeKernel::Shape shape;
    shape.inside = spec(table).rows.form == RowsForm::per;
    if (reference.tree_roots) shape.roots = static_cast<u64>(*reference.tree_roots);
    if (reference.tree_children) shape.children = *reference.tree_children;
    if (shape.inside) {
        const u32 parent = TRY(parent_node(table));
        node.inputs = {Ref{.node = parent, .output = 0}, Ref{.node = parent, .output = 1}};
    }
    node.kernel = std::make_unique<TreeKernel>(key, shape);
    node.outputs[0].nullable = true;
    return {};
}

}  // namespace rowsmith
