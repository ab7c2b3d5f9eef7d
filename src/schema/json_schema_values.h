// Trees of JSON Schema for single values; schema/json_schema.h is what others use.
#pragma once
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "schema/descriptor.h"
#include "schema/keys.h"
#include "schema/node.h"

namespace rowsmith {

// Nodes without a place, for documents that we write.
Node json_text(std::string text);  // "text"
Node json_bare(std::string text);  // a number, true, false
Node json_list(std::vector<Node> items);
Node json_texts(const std::vector<std::string>& texts);  // a list
Node json_map(std::initializer_list<std::pair<std::string, Node>> entries);
Node any_of(std::vector<Node> choices);

// A scalar of any kind, and one whose text matches.
Node any_scalar();
Node matching(std::string pattern);

// Conditions: the map has the key; the key is there with one of the words; if … then ….
Node has_key(const std::string& key);
Node has_value(const std::string& key, const std::vector<std::string>& words);
Node when(Node condition, Node then);

Node reference_to(const char* definition);
// A map with the keys of a place, and no others.
Node object_of(KeyPlace place);

// What a value of the option may look like, with its description and default.
Node value_schema(const OptionSpec& option);

}  // namespace rowsmith
