// Where a path of an expression finds its value in data: a column of the row, or of rows that its
// references lead to.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "quality/data_schema.h"
#include "quality/parent_values.h"

namespace rowsmith {

struct ValueHop {
    u32 table = 0;
    size_t key = 0;     // its column that is referenced
    size_t column = 0;  // and the one that is read

    auto operator<=>(const ValueHop&) const = default;
};

struct ValuePath {
    size_t own_column = 0;
    std::vector<ValueHop> hops = {};
    const Shape* shape = nullptr;  // of the value
};

// The columns that data shows, by table.
class ShownColumns {
public:
    explicit ShownColumns(const DataSchema& schema);

    // Nothing for a hidden column and for one that is not there.
    std::optional<size_t> find(u32 table, std::string_view column) const;
    const Shape& shape(u32 table, size_t column) const { return *shapes_[table][column]; }
    std::optional<u32> table_named(std::string_view name) const;
    const DataSchema& schema() const { return schema_; }

private:
    const DataSchema& schema_;
    std::vector<std::vector<std::string>> names_;
    std::vector<std::vector<const Shape*>> shapes_;
};

// Errors: path_not_in_data, with a reason that goes into the report.
Result<ValuePath> find_path(const ShownColumns& columns, u32 table,
                            const std::vector<std::string>& steps);

// All parents that paths look into.
class Parents {
public:
    void want(const ShownColumns& columns, const ValuePath& path);
    ValueOrNull value(const ValuePath& path, const CheckedBlock& block, u32 row) const;

    std::vector<ParentValues*> of_table(u32 table);
    bool wants(u32 table) const;

private:
    std::map<std::pair<u32, size_t>, ParentValues> by_key_;
};

}  // namespace rowsmith
