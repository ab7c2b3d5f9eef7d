// Gives every column without a generator one: from its options, its name, its type and the columns
// beside it. The words are a table of their own (plan/infer_table.cpp).
#pragma once
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

// Why a column has its generator: the words that were matched, for explain and for warnings.
struct Inference {
    std::string generator;
    std::string reason;
    std::string type = {};  // what a column without a type would best be: decimal; may be empty
    Node options = {};      // a map of what the generator needs beside what the column says itself
};

// None where nothing fits (a column of a table with literal values, a reference).
std::optional<Inference> infer_generator(const TableSpec& table, const ColumnSpec& column,
                                         const Catalogue& catalogue);

// Lays an inference over a column: its generator and those of its options that the column lacks.
void apply_inference(const Inference& inference, ColumnSpec& column);

}  // namespace rowsmith
