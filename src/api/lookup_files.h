// Lookups in files: their lines are put into the schema as a hidden table of values, so that the
// schema that goes with the data says all that the data was made from.
#pragma once
#include "api/context.h"
#include "api/load_schema.h"

namespace rowsmith {

// Of the lines of one file, only the columns that lookups name. More belong into a database.
inline constexpr size_t lookup_cells_max = 100'000;
inline constexpr size_t lookup_size_max_bytes = 2'000'000;

// `file: X` of each lookup becomes `table: NAME`; relative paths start at the schema's folder. True
// where there was one. Errors: those of inputs and readers, lookup_column_missing,
// lookup_file_too_large, lookup_file_broken.
Result<bool> put_in_lookup_files(Context& context, const SchemaText& source, Node& document);

}  // namespace rowsmith
