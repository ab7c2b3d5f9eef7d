// The published JSON Schema (2020-12) of the schema language, made from the table of keys and the
// generators' descriptors. Editors complete and check documents by it; the program itself does not.
#pragma once
#include <string>

#include "schema/catalogue.h"

namespace rowsmith {

std::string json_schema(const Catalogue& catalogue);

}  // namespace rowsmith
