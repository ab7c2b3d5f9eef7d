// A misspelt key is told once and then read as the key that is meant, so that nothing is told about
// what would be missing without it.
#pragma once
#include "schema/catalogue.h"
#include "schema/keys.h"
#include "schema/node.h"

namespace rowsmith {

// A map whose keys are all of one place: document, table, rows …
void mend_keys(Node& map, KeyPlace place, Problems& problems);

// A column's map. `generator` names the one whose options are meant where the map names none: that
// of the column, for one of its cases.
void mend_column_keys(Node& column, const Node* generator, const Catalogue& catalogue,
                      Problems& problems);

// Whether some column may have the key.
bool is_key_of_columns(std::string_view key, const Catalogue& catalogue);

// The error about a key that `where` doesn't have; `near` is the key that is meant, if any.
Error unknown_key(const Node& map, size_t index, std::string_view where, const std::string& near,
                  const std::vector<std::string>& known);

// "the document", "a table" …: how messages call the map.
std::string_view title_of(KeyPlace place);

}  // namespace rowsmith
