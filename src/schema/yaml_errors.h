// What libyaml's complaints mean for somebody who writes a schema.
#pragma once
#include <yaml.h>

#include "schema/tree_reader.h"

namespace rowsmith {

Error yaml_parser_error(const yaml_parser_t& parser, const TreeReader& tree);

}  // namespace rowsmith
