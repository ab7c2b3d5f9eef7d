// Gives every column without a generator one: from its options, its name and its type.
#pragma once
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

// Why a column has its generator: the words that were matched, for explain and for warnings.
struct Inference {
    std::string generator;
    std::string reason;
};

// None where nothing fits (a column of a table with literal values, a reference).
std::optional<Inference> infer_generator(const TableSpec& table, const ColumnSpec& column,
                                         const Catalogue& catalogue);

}  // namespace rowsmith
