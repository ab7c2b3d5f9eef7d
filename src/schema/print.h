// A document as text. Print Schema::node for the canonical form; what is printed reads back to the
// same tree.
#pragma once
#include <string>

#include "schema/node.h"

namespace rowsmith {

// One column a line where it fits.
std::string to_yaml(const Node& document);

// Indented by two blanks.
std::string to_json(const Node& document);

}  // namespace rowsmith
