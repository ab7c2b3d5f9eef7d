// Why a column of a plan is the way it is.
#pragma once
#include <string>
#include <vector>

#include "plan/plan.h"

namespace rowsmith {

struct Explanation {
    std::string column;  // orders.total
    std::string type;
    std::string generator;
    std::string summary;             // what its node says of itself; may be the generator
    std::string inferred_from;       // empty: the schema names the generator
    std::vector<std::string> reads;  // names of columns and parts, parents' as seen from here
    std::vector<std::string> depends_on_rows;
    std::vector<std::string> depends_on_columns;
};

// The column belongs to the table, and the table to the plan.
Explanation explain(const Plan& plan, const PlannedTable& table, const PlannedColumn& column);

std::string print_explanation(const Explanation& explanation);

// What fills a column, in a few words: a reference's column, else what its node says of itself.
std::string what_makes(const Plan& plan, const PlannedTable& table, const PlannedColumn& column);

// A type as the schema language writes it: "decimal, scale 2".
std::string type_text(const Type& type);

// The names of what a value reads, without repeats, in the order of its inputs.
std::vector<std::string> inputs_of(const Plan& plan, const Ref& value);

}  // namespace rowsmith
