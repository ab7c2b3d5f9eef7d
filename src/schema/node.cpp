#include "schema/node.h"

#include "base/text.h"
#include "base/utf8.h"

namespace rowsmith {

namespace {

constexpr size_t shown_max_bytes = 60;

// Cuts long texts between characters.
std::string cut(const std::string& text) {
    if (text.size() <= shown_max_bytes) return text;
    size_t end = shown_max_bytes;
    while (end > 0 && is_inside_character(text[end])) end--;
    return text.substr(0, end) + "…";
}

// Makes every trail below a node start at `trail`.
void hang_below(Node& node, TrailPointer trail) {
    node.trail = std::move(trail);
    for (size_t i = 0; i < node.items.size(); i++) {
        std::string step = node.is_map() ? node.keys[i].text : "[" + std::to_string(i) + "]";
        hang_below(node.items[i],
                   std::make_shared<const Trail>(Trail{node.trail, std::move(step)}));
    }
}

}  // namespace

std::string_view name_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::scalar:
            return "a value";
        case NodeKind::list:
            return "a list";
        case NodeKind::map:
            return "a map";
    }
    return "";
}

bool Node::is_null() const {
    return is_scalar() && !quoted && (text.empty() || text == "null" || text == "~");
}

const Node* Node::find(std::string_view key) const {
    for (size_t i = 0; i < keys.size(); i++)
        if (keys[i].text == key) return &items[i];
    return nullptr;
}

Node* Node::find(std::string_view key) {
    return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

std::string Node::path() const {
    std::vector<const std::string*> steps;
    for (const Trail* at = trail.get(); at != nullptr && at->above; at = at->above.get())
        steps.push_back(&at->step);
    std::string path;
    for (size_t i = steps.size(); i-- > 0;) {
        if (!path.empty() && steps[i]->front() != '[') path += '.';
        path += *steps[i];
    }
    return path;
}

Place Node::place() const {
    const Trail* at = trail.get();
    while (at != nullptr && at->above) at = at->above.get();
    return {at != nullptr ? at->step : "", path(), line, column};
}

Place Node::key_place(size_t index) const {
    Place place = items[index].place();
    if (keys[index].line > 0) place.line = keys[index].line, place.column = keys[index].column;
    return place;
}

void Node::set(std::string_view key, Node value) {
    hang_below(value, std::make_shared<const Trail>(Trail{trail, std::string(key)}));
    if (Node* found = find(key)) {
        *found = std::move(value);
        return;
    }
    keys.push_back({std::string(key), value.line, value.column, false});
    items.push_back(std::move(value));
}

void Node::remove(std::string_view key) {
    for (size_t i = 0; i < keys.size(); i++) {
        if (keys[i].text != key) continue;
        keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(i));
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

namespace {

Node make_node(NodeKind kind, const Node& like) {
    Node node;
    node.kind = kind;
    node.line = like.line;
    node.column = like.column;
    node.trail = like.trail;
    return node;
}

}  // namespace

Node make_scalar(std::string text, const Node& like) {
    Node node = make_node(NodeKind::scalar, like);
    node.text = std::move(text);
    return node;
}

Node make_list(const Node& like) { return make_node(NodeKind::list, like); }

Node make_map(const Node& like) { return make_node(NodeKind::map, like); }

bool same_content(const Node& a, const Node& b) {
    if (a.kind != b.kind || a.is_null() != b.is_null() || a.items.size() != b.items.size())
        return false;
    if (a.is_scalar()) return a.is_null() || a.text == b.text;
    for (size_t i = 0; i < a.items.size(); i++) {
        if (a.is_map() && a.keys[i].text != b.keys[i].text) return false;
        if (!same_content(a.items[i], b.items[i])) return false;
    }
    return true;
}

std::string describe(const Node& node) {
    if (node.is_null()) return "nothing";
    if (node.is_scalar()) return "'" + cut(node.text) + "'";
    if (node.is_list()) return "a list of " + std::to_string(node.items.size());
    if (node.items.empty()) return "an empty map";
    std::vector<std::string> names;
    for (const Key& key : node.keys) names.push_back(cut(key.text));
    return "a map with " + quoted_list(names, 4);
}

Error schema_error(std::string cause, std::string message, const Place& place, std::string expected,
                   std::string fix) {
    return {ErrorCode::invalid_schema, std::move(cause), std::move(message), place,
            std::move(expected),       std::move(fix)};
}

}  // namespace rowsmith
