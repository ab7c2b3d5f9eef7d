// A document's text to the typed model, with every mistake that can be seen without making a plan.
#pragma once
#include <optional>
#include <string_view>

#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

// None when there was an error; the problems then hold all of them.
std::optional<Schema> read_schema(std::string_view text, std::string_view file_name,
                                  const Catalogue& catalogue, Problems& problems);

// The same from a tree, canonical or not.
std::optional<Schema> make_schema(const Node& document, const Catalogue& catalogue,
                                  Problems& problems);

// The type of a column as its keys say, for a kind that was declared or inferred.
Type make_type(Kind kind, const Node& column);

}  // namespace rowsmith
