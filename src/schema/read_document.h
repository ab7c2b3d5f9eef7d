// Reads a schema document, YAML or JSON, into a tree. Nothing is known of keys yet.
//
// JSON has its own strict reader, because YAML's JSON is not quite JSON and because messages should
// speak of what was written. Which one reads follows from the file's name (.json, .yaml, .yml),
// else from the text: a brace followed by a quote is JSON.
#pragma once
#include <optional>
#include <string_view>

#include "schema/limits.h"
#include "schema/node.h"

namespace rowsmith {

// Of a manifest more is read than of what people write.
struct DocumentLimits {
    size_t size_bytes = document_size_max_bytes;
    size_t nodes = document_nodes_max;
};

// None when there is no tree to look at further. Errors of syntax stop the reading; what can be
// told together (keys that stand twice) is added to the problems and reading goes on.
std::optional<Node> read_document(std::string_view text, std::string_view file_name,
                                  Problems& problems, const DocumentLimits& limits = {});

}  // namespace rowsmith
