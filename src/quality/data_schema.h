// A schema as data is held against it: the plan tells types and shapes; rules stay rules, also
// those that no generator could be bound by.
#pragma once
#include <optional>

#include "plan/plan.h"

namespace rowsmith {

struct DataSchema {
    Plan plan;
    Schema asked;  // as the document has it, with rules and keys

    // Expanded, with generators inferred; the same tables and columns.
    const Schema& schema() const { return *plan.schema; }
};

// None when there is a mistake; it is in the problems then.
std::optional<DataSchema> make_data_schema(const Schema& schema, const Catalogue& catalogue,
                                           Problems& problems);

}  // namespace rowsmith
