// The tree of a document as it was read, JSON and YAML alike, with the place of everything.
//
// Scalars stay text: what they mean is decided by the key that they stand under
// (schema/literals.h). Only `quoted` tells 'null' from null. Nodes that expansion makes take the
// place of what they were made from, so an error always points into the user's text.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/integers.h"

namespace rowsmith {

enum class NodeKind : u8 { scalar, list, map };

std::string_view name_of(NodeKind kind);

// The way from the document to a node, shared by everything below it.
struct Trail {
    std::shared_ptr<const Trail> above;  // null at the document
    std::string step;  // a key, or [3] for an element; the file's name at the document
};
using TrailPointer = std::shared_ptr<const Trail>;

struct Key {
    std::string text;
    u32 line = 0;
    u32 column = 0;
    bool quoted = false;
};

struct Node {
    NodeKind kind = NodeKind::scalar;
    bool quoted =
        false;  // scalar: stood in quotes (or in a block), so it is neither null nor empty
    std::string text = {};         // scalar: without its quotes and escapes
    std::vector<Key> keys = {};    // map: one for each item, in the order written, each once
    std::vector<Node> items = {};  // map: values; list: elements
    u32 line = 0;
    u32 column = 0;
    TrailPointer trail = nullptr;

    bool is_scalar() const { return kind == NodeKind::scalar; }
    bool is_list() const { return kind == NodeKind::list; }
    bool is_map() const { return kind == NodeKind::map; }
    // null, ~ or nothing at all, without quotes.
    bool is_null() const;
    // The value under a key of a map; null when there is none or this is no map.
    const Node* find(std::string_view key) const;
    Node* find(std::string_view key);
    bool has(std::string_view key) const { return find(key) != nullptr; }

    std::string path() const;
    Place place() const;
    // The place of the key itself, for errors about keys.
    Place key_place(size_t index) const;

    // Adds or replaces; the new value's trail becomes this node's, extended by the key.
    void set(std::string_view key, Node value);
    void remove(std::string_view key);
};

// Nodes made by expansion, at the place of `like`.
Node make_scalar(std::string text, const Node& like);
Node make_list(const Node& like);
Node make_map(const Node& like);

// The same tree, places apart. The order of a map's keys counts.
bool same_content(const Node& a, const Node& b);

// "'8 %'", "a list of 3", "a map with 'a' and 'b'": what was found, for messages.
std::string describe(const Node& node);

// An error of the user's document at a node.
Error schema_error(std::string cause, std::string message, const Place& place,
                   std::string expected = {}, std::string fix = {});

}  // namespace rowsmith
