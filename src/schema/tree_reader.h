// What the readers of JSON and YAML share: limits of the tree, keys that stand twice.
#pragma once
#include <string>

#include "base/result.h"
#include "schema/node.h"

namespace rowsmith {

class TreeReader {
public:
    TreeReader(std::string_view file_name, Problems& problems, size_t nodes_max)
        : top_(std::make_shared<const Trail>(Trail{nullptr, std::string(file_name)})),
          problems_(problems),
          nodes_max_(nodes_max) {}

    const TrailPointer& top() const { return top_; }

    // A node at a place; fails above the limits of depth and of nodes.
    Result<Node> start(NodeKind kind, u32 line, u32 column, const TrailPointer& trail, u32 depth);
    // The trail of a map's value or a list's element.
    static TrailPointer below(const TrailPointer& trail, std::string step);
    // Neither empty nor too long.
    Result<void> check_key(const Key& key) const;
    // Reports each key that stands in the map already; the first one counts.
    void drop_repeated_keys(Node& map);

    Error syntax_error(std::string cause, std::string message, u32 line, u32 column,
                       std::string expected = {}, std::string fix = {}) const;

private:
    TrailPointer top_;
    Problems& problems_;
    const size_t nodes_max_;
    size_t nodes_ = 0;
};

// Result<Node> of each language. The text is well-formed UTF-8 without control characters.
Result<Node> read_json(std::string_view text, TreeReader& tree);
Result<Node> read_yaml(std::string_view text, TreeReader& tree);

}  // namespace rowsmith
