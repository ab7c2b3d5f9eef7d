// The part of the published JSON Schema that describes a column: which keys stand beside which
// type, generator and other keys.
#pragma once
#include "schema/catalogue.h"
#include "schema/node.h"

namespace rowsmith {

Node column_schema(const Catalogue& catalogue);

}  // namespace rowsmith
