#include "quality/value_paths.h"

#include <algorithm>

#include "expression/expression.h"

namespace rowsmith {

namespace {

std::unexpected<Error> not_in_data(std::string reason) {
    return fail({.code = ErrorCode::unsupported,
                 .cause = "path_not_in_data",
                 .message = std::move(reason)});
}

}  // namespace

ShownColumns::ShownColumns(const DataSchema& schema) : schema_(schema) {
    const std::vector<TableSpec>& tables = schema.schema().tables;
    names_.resize(tables.size());
    shapes_.resize(tables.size());
    for (size_t t = 0; t < tables.size(); t++) {
        for (size_t c = 0; c < tables[t].columns.size(); c++) {
            if (tables[t].columns[c].hidden) continue;
            names_[t].push_back(tables[t].columns[c].name);
            shapes_[t].push_back(&schema.plan.graph->shape(schema.plan.tables[t].columns[c].value));
        }
    }
}

std::optional<size_t> ShownColumns::find(u32 table, std::string_view column) const {
    const auto& names = names_[table];
    const auto found = std::find(names.begin(), names.end(), column);
    if (found == names.end()) return std::nullopt;
    return static_cast<size_t>(found - names.begin());
}

std::optional<u32> ShownColumns::table_named(std::string_view name) const {
    const auto& tables = schema_.schema().tables;
    for (u32 t = 0; t < tables.size(); t++)
        if (tables[t].name == name) return t;
    return std::nullopt;
}

namespace {

// Follows the steps from table to table.
class PathFinder {
public:
    PathFinder(const ShownColumns& columns, u32 table, const std::vector<std::string>& steps)
        : columns_(columns), table_(table), steps_(steps) {}

    Result<ValuePath> find() {
        size_t at = 0;
        std::string column = steps_[0];
        const TableSpec& own = spec(table_);
        if (own.find(column) == nullptr) {
            if (!columns_.table_named(column))
                return not_in_data("there is no column or table '" + column + "'");
            column = TRY(reference_to(own, column));
        } else {
            at = 1;
        }
        path_.own_column = TRY(shown(table_, column));
        path_.shape = &columns_.shape(table_, path_.own_column);
        if (at == 0) {
            (void)TRY(hop(column));
            at = 1;
        } else if (steps_.size() > 1) {
            (void)TRY(hop(column));
        }
        for (; at < steps_.size(); at++) {
            ValueHop& last = path_.hops.back();
            last.column = TRY(shown(table_, steps_[at]));
            path_.shape = &columns_.shape(table_, last.column);
            if (at + 1 < steps_.size()) (void)TRY(hop(steps_[at]));
        }
        return path_;
    }

private:
    const TableSpec& spec(u32 table) const { return columns_.schema().schema().tables[table]; }

    Result<size_t> shown(u32 table, const std::string& column) const {
        if (const auto found = columns_.find(table, column)) return *found;
        return not_in_data("'" + column + "' is not in the data of '" + spec(table).name + "'");
    }

    static Result<std::string> reference_to(const TableSpec& table, const std::string& target) {
        std::string found;
        for (const ColumnSpec& column : table.columns) {
            if (!column.references || column.references->table != target) continue;
            if (!found.empty()) return not_in_data("several columns lead to '" + target + "'");
            found = column.name;
        }
        if (found.empty()) return not_in_data("no column leads to '" + target + "'");
        return found;
    }

    // From the column of the present table to the row that it references.
    Result<void> hop(const std::string& column) {
        const ColumnSpec* from = spec(table_).find(column);
        if (from == nullptr || !from->references)
            return not_in_data("'" + column + "' references no table");
        const auto target = columns_.table_named(from->references->table);
        if (!target) return not_in_data("'" + column + "' references no table");
        table_ = *target;
        const size_t key = TRY(shown(table_, from->references->column));
        path_.hops.push_back({.table = table_, .key = key, .column = key});
        return {};
    }

    const ShownColumns& columns_;
    u32 table_;
    const std::vector<std::string>& steps_;
    ValuePath path_;
};

}  // namespace

Result<ValuePath> find_path(const ShownColumns& columns, u32 table,
                            const std::vector<std::string>& steps) {
    return PathFinder(columns, table, steps).find();
}

void Parents::want(const ShownColumns& columns, const ValuePath& path) {
    for (const ValueHop& hop : path.hops) {
        const Kind kind = columns.shape(hop.table, hop.key).type.kind;
        const auto [at, is_new] = by_key_.try_emplace(
            {hop.table, hop.key},
            ParentValues::Columns{.key = hop.key, .key_kind = kind, .wanted = {}});
        at->second.want(hop.column);
    }
}

std::vector<ParentValues*> Parents::of_table(u32 table) {
    std::vector<ParentValues*> found;
    for (auto& [key, values] : by_key_)
        if (key.first == table) found.push_back(&values);
    return found;
}

bool Parents::wants(u32 table) const {
    return std::any_of(by_key_.begin(), by_key_.end(),
                       [&](const auto& entry) { return entry.first.first == table; });
}

ValueOrNull Parents::value(const ValuePath& path, const CheckedBlock& block, u32 row) const {
    const CheckedColumn& own = block.columns[path.own_column];
    ValueOrNull value{own.states[row], own.values[row]};
    for (const ValueHop& hop : path.hops) {
        if (value.state != CellState::value) return value;
        value = by_key_.at({hop.table, hop.key}).find(value.value, hop.column);
    }
    return value;
}

}  // namespace rowsmith
