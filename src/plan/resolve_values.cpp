// Tables of literal lines: a column's values as codes by row.
#include <algorithm>
#include <map>

#include "generators/literal_dictionary.h"
#include "plan/builder.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

class LinesKernel final : public Kernel {
public:
    LinesKernel(std::vector<u32> codes, std::vector<u8> valid)
        : codes_(std::move(codes)), valid_(std::move(valid)) {}
    void fill(const Fill& block) const override {
        Column& out = block.out();
        for (u32 i = 0; i < block.count(); i++) {
            out.codes[i] = codes_[block.rows[i]];
            if (out.shape->nullable) out.valid[i] = valid_[block.rows[i]];
        }
    }

private:
    std::vector<u32> codes_;
    std::vector<u8> valid_;
};

// The narrowest type that reads all lines: integer, decimal with the digits written, date, else
// string.
Type type_of_lines(const std::vector<PlacedValue>& values) {
    const auto all = [&](const Type& type) {
        return !values.empty() &&
               std::all_of(values.begin(), values.end(), [&](const PlacedValue& value) {
                   return literal_dictionary({&value, 1}, type).has_value();
               });
    };
    if (all({.kind = Kind::integer})) return {.kind = Kind::integer};
    for (i32 scale = 1; scale <= 6; scale++)
        if (all({.kind = Kind::decimal, .scale = scale}))
            return {.kind = Kind::decimal, .scale = scale};
    if (all({.kind = Kind::date})) return {.kind = Kind::date};
    return {.kind = Kind::string};
}

// Of a column that is unique; nulls differ from everything.
Result<void> check_lines_differ(const TableSpec& table, size_t at) {
    std::map<std::string, const Node*> seen;
    for (const auto& line : table.values) {
        const Node& cell = line[at];
        if (cell.is_null()) continue;
        const auto [first, fresh] = seen.emplace(cell.text, &cell);
        if (fresh) continue;
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "line_twice",
                     .message = describe(cell) + " stands in line " +
                                std::to_string(first->second->line) + " already, but column '" +
                                table.value_columns[at] + "' is unique",
                     .place = cell.place(),
                     .expected = "each value once",
                     .fix = "change or remove one of them, or drop unique"});
    }
    return {};
}

}  // namespace

bool Builder::has_lines(u32 table, const ColumnSpec& column) const {
    const auto& names = spec(table).value_columns;
    return std::find(names.begin(), names.end(), column.name) != names.end();
}

Result<Ref> Builder::bind_lines(u32 table, const ColumnSpec& column, const std::string& name) {
    const TableSpec& own = spec(table);
    dependences_.note_columns("literal lines stand in the order of the columns", "");
    const auto at = static_cast<size_t>(
        std::find(own.value_columns.begin(), own.value_columns.end(), column.name) -
        own.value_columns.begin());
    std::vector<PlacedValue> distinct;
    std::map<std::string, u32> known;
    std::vector<u32> codes;
    std::vector<u8> valid;
    for (const auto& line : own.values) {
        const Node& cell = line[at];
        valid.push_back(cell.is_null() ? 0 : 1);
        if (cell.is_null()) {
            codes.push_back(0);
            continue;
        }
        const auto [entry, fresh] = known.emplace(cell.text, static_cast<u32>(distinct.size()));
        if (fresh) distinct.push_back({cell.text, cell.place()});
        codes.push_back(entry->second);
    }
    if (is_unique(table, column)) TRY(check_lines_differ(own, at));
    Type type = column.type ? *column.type : type_of_lines(distinct);
    if (!column.type && column.references) {
        const u32 target = TRY(table_named({column.references->table, column.references->place}));
        type = graph()
                   .shape(TRY(path(target, {column.references->column, column.references->place})))
                   .type;
    }
    if (distinct.empty()) distinct.push_back({is_text(type.kind) ? "" : "0", column.place});
    Shape shape{.type = type, .form = Form::codes};
    shape.nullable = std::find(valid.begin(), valid.end(), 0) != valid.end();
    shape.dictionary = TRY(literal_dictionary(distinct, type));
    const u32 node =
        graph().add({.table = table,
                     .name = name,
                     .summary = "literal lines",
                     .kernel = std::make_unique<LinesKernel>(std::move(codes), std::move(valid)),
                     .outputs = {std::move(shape)},
                     .inputs = {}});
    return Ref{.node = node};
}

}  // namespace rowsmith
