// References: which row of another table a row points to, and the key's value there.
#include "base/text.h"
#include "column/kernel.h"
#include "plan/builder.h"
#include "random/streams.h"
#include "random/zipf_choice.h"

namespace rowsmith {

namespace {

class UniformChoice final : public Kernel {
public:
    UniformChoice(u64 key, u64 parents) : key_(key), parents_(parents) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++)
            out[i] = static_cast<i64>(bounded(mix(key_ + scaled[i]), parents_));
    }

private:
    u64 key_;
    u64 parents_;
};

class PopularChoice final : public Kernel {
public:
    explicit PopularChoice(ZipfChoice choice) : choice_(std::move(choice)) {}
    void fill(const Fill& block) const override {
        for (u32 i = 0; i < block.count(); i++)
            block.out().integers[i] = static_cast<i64>(choice_.parent(block.rows[i]));
    }

private:
    ZipfChoice choice_;
};

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
    return through(hops, TRY(path(target, key)));
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
    if (const auto known = reference_rows_.find(name); known != reference_rows_.end())
        return known->second;
    const u64 parents = TRY(rows_of(target));
    if (parents == 0)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "reference_to_no_rows",
                     .message = "table '" + spec(target).name + "' has no rows to reference",
                     .place = column.references->place,
                     .expected = "a table with at least one row",
                     .fix = "give " + spec(target).name + " rows"});
    note_depends_on_rows("the choice of a row of " + spec(target).name);
    if (needs_unique_index(table, column))
        return reference_rows_[name] = TRY(unique_index(table, column, parents)).node;
    const u64 key = column_key(schema_.seed, spec(table).name, shared);
    KernelPointer kernel;
    switch (column.references->choose) {
        case Choose::uniform:
            kernel = std::make_unique<UniformChoice>(key, parents);
            break;
        case Choose::zipf:
            kernel = std::make_unique<PopularChoice>(TRY(ZipfChoice::make(
                key, {.parents = parents, .exponent = column.references->exponent})));
            break;
        case Choose::weight:
        case Choose::own_child:
            return fail({.code = ErrorCode::unsupported,
                         .cause = "not_in_this_version",
                         .message = "this way to choose is known, but not in this version",
                         .place = column.references->place,
                         .expected = "choose: uniform or zipf",
                         .fix = "write choose: uniform"});
    }
    const Shape row{.type = {.kind = Kind::integer},
                    .form = Form::int64,
                    .low = 0,
                    .high = static_cast<i64>(parents - 1)};
    const u32 node = graph().add({.table = table,
                                  .name = name + ":row",
                                  .summary = "a row of " + spec(target).name,
                                  .kernel = std::move(kernel),
                                  .outputs = {row},
                                  .inputs = {}});
    return reference_rows_[name] = node;
}

}  // namespace rowsmith
