#pragma once
#include <string>
#include <vector>

#include "schema/schema.h"

namespace rowsmith {

// Makes columns of the schema's document unique, as if `unique: true` stood there. Each is named
// FIELD, or TABLE.FIELD where several tables have one. Errors: unknown_field, ambiguous_field.
Result<void> set_unique(const Schema& schema, Node& document,
                        const std::vector<std::string>& fields);

}  // namespace rowsmith
