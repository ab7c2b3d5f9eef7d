#include "schema/tree_reader.h"

#include <unordered_map>

#include "base/text.h"
#include "schema/limits.h"

namespace rowsmith {

Error TreeReader::syntax_error(std::string cause, std::string message, u32 line, u32 column,
                               std::string expected, std::string fix) const {
    return schema_error(std::move(cause), std::move(message), {top_->step, "", line, column},
                        std::move(expected), std::move(fix));
}

Result<Node> TreeReader::start(NodeKind kind, u32 line, u32 column, const TrailPointer& trail,
                               u32 depth) {
    Node node;
    node.kind = kind;
    node.line = line;
    node.column = column;
    node.trail = trail;
    const auto over = [&](std::string cause, std::string message, std::string expected) {
        Error error =
            schema_error(std::move(cause), std::move(message), node.place(), std::move(expected));
        error.code = ErrorCode::limit;
        return fail(std::move(error));
    };
    if (depth > document_depth_max) {
        return over("document_too_deep", "maps and lists nest too deeply",
                    "at most " + std::to_string(document_depth_max) + " levels");
    }
    if (++nodes_ > nodes_max_) {
        return over("document_too_many_values", "the document holds too many values",
                    "at most " + with_commas(nodes_max_));
    }
    return node;
}

TrailPointer TreeReader::below(const TrailPointer& trail, std::string step) {
    return std::make_shared<const Trail>(Trail{trail, std::move(step)});
}

Result<void> TreeReader::check_key(const Key& key) const {
    if (key.text.empty()) {
        return fail(syntax_error("key_empty", "a key is empty", key.line, key.column, "a name",
                                 "write the name before the colon"));
    }
    if (key.text.size() <= key_size_max_bytes) return {};
    Error error = syntax_error("key_too_long", "a key is too long", key.line, key.column,
                               "at most " + with_commas(key_size_max_bytes) + " bytes");
    error.code = ErrorCode::limit;
    return fail(std::move(error));
}

void TreeReader::drop_repeated_keys(Node& map) {
    std::unordered_map<std::string, u32> first_line;
    size_t kept = 0;
    for (size_t i = 0; i < map.keys.size(); i++) {
        const auto [at, is_new] = first_line.emplace(map.keys[i].text, map.keys[i].line);
        if (!is_new) {
            problems_.add(schema_error("duplicate_key",
                                       "the key '" + map.keys[i].text + "' stands in line " +
                                           std::to_string(at->second) + " already",
                                       map.key_place(i), "each key once",
                                       "remove or rename one of them"));
            continue;
        }
        if (kept != i) {
            map.keys[kept] = std::move(map.keys[i]);
            map.items[kept] = std::move(map.items[i]);
        }
        kept++;
    }
    map.keys.resize(kept);
    map.items.resize(kept);
}

}  // namespace rowsmith
