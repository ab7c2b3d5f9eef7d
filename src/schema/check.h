// What can be seen of a schema as a whole without making a plan: names that lead nowhere, bounds
// that contradict each other, keys that don't go together. All mistakes at once.
#pragma once
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

void check_schema(const Schema& schema, const Catalogue& catalogue, Problems& problems);

// The parts: one column; the references and parents between tables.
void check_column(const ColumnSpec& column, const Catalogue& catalogue, Problems& problems);
void check_relations(const Schema& schema, Problems& problems);

}  // namespace rowsmith
