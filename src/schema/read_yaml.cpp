// Reads YAML through the events of libyaml: maps, lists and scalars only. Anchors, aliases, tags,
// merge keys and further documents are refused, each by name.
//
// In braces a comma ends a text, so {expression: round(a, 2)} reads as a key `2)` without value.
// Such slips are recognised by their open bracket and told with the quotes that they need.
#include <yaml.h>

#include <algorithm>
#include <optional>

#include "schema/tree_reader.h"
#include "schema/yaml_errors.h"

namespace rowsmith {

namespace {

class Event {
public:
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&event_); }
    yaml_event_t* raw() { return &event_; }
    yaml_event_type_t type() const { return event_.type; }
    u32 line() const { return static_cast<u32>(event_.start_mark.line) + 1; }
    u32 column() const { return static_cast<u32>(event_.start_mark.column) + 1; }

    std::string text() const {
        const auto& scalar = event_.data.scalar;
        return std::string(reinterpret_cast<const char*>(scalar.value), scalar.length);
    }
    bool plain() const { return event_.data.scalar.style == YAML_PLAIN_SCALAR_STYLE; }
    bool flow() const {
        if (type() == YAML_MAPPING_START_EVENT)
            return event_.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        return type() == YAML_SEQUENCE_START_EVENT &&
               event_.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    }
    bool has_anchor() const {
        switch (type()) {
            case YAML_SCALAR_EVENT:
                return event_.data.scalar.anchor != nullptr;
            case YAML_SEQUENCE_START_EVENT:
                return event_.data.sequence_start.anchor != nullptr;
            case YAML_MAPPING_START_EVENT:
                return event_.data.mapping_start.anchor != nullptr;
            default:
                return false;
        }
    }
    bool has_tag() const {
        switch (type()) {
            case YAML_SCALAR_EVENT:
                return event_.data.scalar.tag != nullptr;
            case YAML_SEQUENCE_START_EVENT:
                return event_.data.sequence_start.tag != nullptr;
            case YAML_MAPPING_START_EVENT:
                return event_.data.mapping_start.tag != nullptr;
            default:
                return false;
        }
    }

private:
    yaml_event_t event_{};
};

class YamlReader {
public:
    YamlReader(std::string_view text, TreeReader& tree) : tree_(tree) {
        ready_ = yaml_parser_initialize(&parser_) != 0;
        if (!ready_) return;
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    YamlReader(const YamlReader&) = delete;
    YamlReader& operator=(const YamlReader&) = delete;
    ~YamlReader() {
        if (ready_) yaml_parser_delete(&parser_);
    }

    Result<Node> read() {
        if (!ready_)
            return fail(tree_.syntax_error("yaml_syntax", "no memory for the YAML parser", 0, 0));
        std::optional<Node> root;
        while (true) {
            Event event;
            TRY(next(event));
            if (event.type() == YAML_STREAM_END_EVENT) break;
            if (event.type() == YAML_STREAM_START_EVENT) continue;
            if (event.type() == YAML_DOCUMENT_END_EVENT) continue;
            if (event.type() == YAML_DOCUMENT_START_EVENT) {
                if (root) return fail(second_document(event));
                continue;
            }
            root = TRY(read_node(event, tree_.top(), 1));
        }
        if (root) return *std::move(root);
        return fail(tree_.syntax_error("document_empty", "the document holds nothing but comments",
                                       1, 1, "a schema", "start with rowsmith: 1"));
    }

private:
    Error second_document(const Event& event) const {
        return tree_.syntax_error("yaml_second_document", "a second document starts here",
                                  event.line(), event.column(), "one document a file",
                                  "remove the line --- or split the file");
    }

    Result<void> next(Event& event) {
        if (yaml_parser_parse(&parser_, event.raw()) != 0) return {};
        return fail(yaml_parser_error(parser_, tree_));
    }

    Result<void> refuse_extras(const Event& event) const {
        const auto wrong = [&](std::string cause, std::string message, std::string fix) {
            return fail(tree_.syntax_error(std::move(cause), std::move(message), event.line(),
                                           event.column(), "plain maps, lists and values",
                                           std::move(fix)));
        };
        const std::string quotes = "; text that starts with such a sign needs quotes";
        if (event.type() == YAML_ALIAS_EVENT)
            return wrong("yaml_alias", "an alias (*)", "write the value out" + quotes);
        if (event.has_anchor())
            return wrong("yaml_anchor", "an anchor (&)", "write the value out each time" + quotes);
        if (event.has_tag()) return wrong("yaml_tag", "a tag (!)", "remove the tag" + quotes);
        return {};
    }

    Result<Node> read_node(const Event& event, const TrailPointer& trail, u32 depth) {
        TRY(refuse_extras(event));
        if (event.type() == YAML_MAPPING_START_EVENT) return read_map(event, trail, depth);
        if (event.type() == YAML_SEQUENCE_START_EVENT) return read_list(event, trail, depth);
        Node node = TRY(tree_.start(NodeKind::scalar, event.line(), event.column(), trail, depth));
        node.text = event.text();
        node.quoted = !event.plain();
        if (node.text.find('\0') == std::string::npos) return node;
        return fail(tree_.syntax_error("nul_byte", "an escape that means NUL", event.line(),
                                       event.column(), "text without NUL", "remove the escape"));
    }

    Result<Node> read_list(const Event& start, const TrailPointer& trail, u32 depth) {
        Node list = TRY(tree_.start(NodeKind::list, start.line(), start.column(), trail, depth));
        while (true) {
            Event event;
            TRY(next(event));
            if (event.type() == YAML_SEQUENCE_END_EVENT) break;
            const std::string place = "[" + std::to_string(list.items.size()) + "]";
            Node item = TRY(read_node(event, TreeReader::below(trail, place), depth + 1));
            if (start.flow() && !list.items.empty()) TRY(check_slip(list.items.back(), item));
            list.items.push_back(std::move(item));
        }
        return list;
    }

    Result<Key> read_key(const Event& event) {
        TRY(refuse_extras(event));
        if (event.type() != YAML_SCALAR_EVENT) {
            return fail(tree_.syntax_error("yaml_key_not_text", "a key that is a map or a list",
                                           event.line(), event.column(), "a name as key",
                                           "text with braces or brackets needs quotes"));
        }
        Key key{event.text(), event.line(), event.column(), !event.plain()};
        if (key.text == "<<" && event.plain()) {
            return fail(tree_.syntax_error("yaml_merge_key", "a merge key (<<)", key.line,
                                           key.column, "plain keys", "write the merged keys out"));
        }
        TRY(tree_.check_key(key));
        return key;
    }

    Result<Node> read_map(const Event& start, const TrailPointer& trail, u32 depth) {
        Node map = TRY(tree_.start(NodeKind::map, start.line(), start.column(), trail, depth));
        while (true) {
            Event key_event;
            TRY(next(key_event));
            if (key_event.type() == YAML_MAPPING_END_EVENT) break;
            Key key = TRY(read_key(key_event));
            Event event;
            TRY(next(event));
            Node value = TRY(read_node(event, TreeReader::below(trail, key.text), depth + 1));
            if (start.flow() && value.is_null() && value.text.empty())
                return fail(key_without_value(map, key));
            map.keys.push_back(std::move(key));
            map.items.push_back(std::move(value));
        }
        tree_.drop_repeated_keys(map);
        return map;
    }

    static i64 open_brackets(const std::string& text) {
        return std::count(text.begin(), text.end(), '(') -
               std::count(text.begin(), text.end(), ')');
    }
    static bool is_cut(const Node& before) {
        return before.is_scalar() && !before.quoted && open_brackets(before.text) > 0;
    }

    Error slip(const std::string& before, const std::string& behind, u32 line, u32 column) const {
        const std::string text = before + ", " + behind;
        const bool whole = open_brackets(text) <= 0;
        return tree_.syntax_error(
            "yaml_comma_in_text",
            "the comma ends the text '" + before + "', so that '" + behind + "' stands on its own",
            line, column, "quotes around text with a comma",
            whole ? "write \"" + text + "\"" : "put the whole text in quotes: \"" + text + ", …\"");
    }

    Result<void> check_slip(const Node& before, const Node& item) const {
        const bool closes = item.is_scalar() && !item.quoted && open_brackets(item.text) < 0;
        if (!is_cut(before) || !closes) return {};
        return fail(slip(before.text, item.text, item.line, item.column));
    }

    // In braces each key has a value; without one it is mostly the rest of a text.
    Error key_without_value(const Node& map, const Key& key) const {
        if (!map.items.empty() && is_cut(map.items.back()))
            return slip(map.items.back().text, key.text, key.line, key.column);
        return tree_.syntax_error("yaml_key_without_value", "'" + key.text + "' has no value",
                                  key.line, key.column, "key: value",
                                  "write a blank behind the colon; text with a comma needs quotes, "
                                  "a list square brackets");
    }

    TreeReader& tree_;
    yaml_parser_t parser_{};
    bool ready_ = false;
};

}  // namespace

Result<Node> read_yaml(std::string_view text, TreeReader& tree) {
    return YamlReader(text, tree).read();
}

}  // namespace rowsmith
