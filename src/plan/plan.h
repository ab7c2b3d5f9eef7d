// The executable form of a schema: every table's rows counted, every column a reference into the
// graph of values.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plan/graph.h"
#include "plan/parent_kernel.h"
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

struct PlannedColumn {
    std::string name;
    Ref value;
    bool hidden = false;
    std::string generator;                        // what makes it, as the user would name it
    std::string inferred_from;                    // empty: the schema named it
    std::vector<std::string> depends_on_rows;     // reasons; empty: row-stable
    std::vector<std::string> depends_on_columns;  // reasons; empty: column-stable
};

struct PlannedTable {
    std::string name;
    u64 rows = 0;
    bool hidden = false;
    std::optional<u32> parent;             // laid out per this table
    std::shared_ptr<const Layout> layout;  // null without a parent
    std::vector<PlannedColumn> columns;
    // The visible columns' values, in order.
    std::shared_ptr<const Program> program;
};

struct Plan {
    std::shared_ptr<const Schema> schema;  // with shorthand expanded and generators inferred
    std::unique_ptr<Graph> graph;
    std::vector<PlannedTable> tables;
    i64 as_of_us = 0;  // the schema's, or the engine's own

    const PlannedTable* find(std::string_view table) const;
};

// Whether some rows are tried for bounds that leave them no value. Of no use where nothing is made.
enum class RowProbe : u8 { off, on };

// Compiles a checked schema. All mistakes go into `problems`; without a plan there is at least one.
std::optional<Plan> make_plan(Schema schema, const Catalogue& catalogue, Problems& problems,
                              RowProbe probe = RowProbe::on);

// A text like EXPLAIN: tables with rows, columns with what makes them and what they read.
std::string print_plan(const Plan& plan);

}  // namespace rowsmith
