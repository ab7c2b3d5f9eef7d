// Holds a map against the table of keys: unknown, reserved and missing keys, and the form and
// bounds of the values as far as they don't depend on a column's type.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/catalogue.h"
#include "schema/keys.h"
#include "schema/node.h"

namespace rowsmith {

// A map whose keys are all of one place: document, table, rows, tree …
void check_keys(const Node& map, KeyPlace place, Problems& problems);

// A column's map against the common keys, its type's and its generator's. Without a generator, or
// with one that is still to be inferred, the options of any generator pass.
void check_column_keys(const Node& column, const Catalogue& catalogue, Problems& problems);

// The options of a column against the generator that it was given or that was inferred: those that
// the generator lacks, those that it requires, types that it cannot make.
void check_options(const Node& column, const Descriptor& generator, const Catalogue& catalogue,
                   Problems& problems);

// Generators that share a word with a name: email_address with person.email.
std::vector<std::string> generators_alike(std::string_view name, const Catalogue& catalogue);

// The form of one value.
void check_value(const Node& node, const OptionSpec& option, Problems& problems);

}  // namespace rowsmith
