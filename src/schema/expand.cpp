#include "schema/expand.h"

#include <algorithm>

#include "base/text.h"
#include "schema/keys.h"
#include "schema/literals.h"
#include "schema/mend_keys.h"

namespace rowsmith {

namespace {

// name: [name] where a list is wanted.
void wrap_in_list(Node& map, std::string_view key) {
    Node* node = map.find(key);
    if (node == nullptr || !node->is_scalar() || node->is_null()) return;
    Node list = make_list(*node);
    list.items.push_back(*node);
    map.set(key, std::move(list));
}

void expand_columns(Node& holder, std::string_view key, const Node& document,
                    const Catalogue& catalogue, Problems& problems) {
    Node* columns = holder.find(key);
    if (columns == nullptr || !columns->is_map()) return;
    for (Node& column : columns->items)
        column = expand_column(column, document, catalogue, problems);
}

}  // namespace

Node expand_document(const Node& document, const Catalogue& catalogue, Problems& problems) {
    if (is_fields_form(document)) {
        const Node plain = expand_fields_form(document, problems);
        return expand_document(plain, catalogue, problems);
    }
    Node expanded = document;
    mend_keys(expanded, KeyPlace::document, problems);
    Node* tables = expanded.find("tables");
    if (tables == nullptr || !tables->is_map()) return expanded;
    for (Node& table : tables->items) {
        if (!table.is_map()) continue;
        mend_keys(table, KeyPlace::table, problems);
        if (Node* rows = table.find("rows")) mend_keys(*rows, KeyPlace::rows, problems);
    }
    const Node mended = expanded;  // what columns' short forms are looked up in
    for (Node& table : tables->items) {
        if (!table.is_map()) continue;
        wrap_in_list(table, "primary_key");
        wrap_in_list(table, "rules");
        expand_columns(table, "columns", mended, catalogue, problems);
    }
    return expanded;
}

namespace {

// What stays after a column became a map: columns inside of json and arrays, single names.
Node expand_inside(Node column, const Node& document, const Catalogue& catalogue,
                   Problems& problems) {
    const Node* generate = column.find("generate");
    if (Node* tree = column.find("tree")) mend_keys(*tree, KeyPlace::tree, problems);
    if (Node* calendar = column.find("calendar"))
        mend_keys(*calendar, KeyPlace::calendar, problems);
    expand_columns(column, "fields", document, catalogue, problems);
    if (Node* items = column.find("items"))
        *items = expand_column(*items, document, catalogue, problems);
    for (const char* key : {"after", "before", "depends_on", "sample_values"})
        wrap_in_list(column, key);
    if (Node* cases = column.find("cases"); cases != nullptr && cases->is_list())
        for (Node& one : cases->items)
            if (one.is_map()) {
                mend_column_keys(one, generate, catalogue, problems);
                one = expand_inside(std::move(one), document, catalogue, problems);
            }
    return column;
}

bool has_column(const Node& document, const std::vector<std::string>& path) {
    const Node* tables = document.find("tables");
    const Node* table = tables != nullptr && path.size() == 2 ? tables->find(path[0]) : nullptr;
    const Node* columns = table != nullptr ? table->find("columns") : nullptr;
    return columns != nullptr && columns->find(path[1]) != nullptr;
}

// A table that is there, or nearly: the column behind it, or the table, is misspelt.
bool means_reference(const Node& document, const Catalogue& catalogue,
                     const std::vector<std::string>& path) {
    const Node* tables = document.find("tables");
    if (tables == nullptr || !tables->is_map() || path.size() != 2) return false;
    std::vector<std::string> names;
    for (const Key& key : tables->keys) names.push_back(key.text);
    const std::string table = nearest(path[0], names);
    if (table.empty()) return false;
    return has_column(document, {table, path[1]}) ||
           nearest(path[0] + "." + path[1], catalogue.generator_names()).empty();
}

// A range's own way of writing tells the type.
Node expand_range(const Node& node, const RangeText& range) {
    Node column = make_map(node);
    const auto integer = [&](const std::string& text) {
        return text.empty() || read_integer(make_scalar(text, node)).has_value();
    };
    const auto number = [&](const std::string& text) {
        return text.empty() || read_number(make_scalar(text, node)).has_value();
    };
    const auto digits = [](const std::string& text) {
        const size_t point = text.find('.');
        return point == std::string::npos ? 0 : text.size() - point - 1;
    };
    if (integer(range.low) && integer(range.high)) {
        column.set("type", make_scalar("integer", node));
        column.set("generate", make_scalar("uniform", node));
    } else if (number(range.low) && number(range.high)) {
        const size_t scale = std::max(digits(range.low), digits(range.high));
        column.set("type", make_scalar("decimal", node));
        column.set("scale", make_scalar(std::to_string(scale), node));
        column.set("generate", make_scalar("uniform", node));
    } else {
        const std::string& shown = range.low.empty() ? range.high : range.low;
        const bool time_of_day = shown.find(':') != std::string::npos;
        column.set("type", make_scalar(time_of_day ? "datetime" : "date", node));
    }
    if (!range.low.empty()) column.set("min_value", make_scalar(range.low, node));
    if (!range.high.empty()) column.set("max_value", make_scalar(range.high, node));
    return column;
}

Node single(const Node& node, std::string_view key) {
    Node column = make_map(node);
    column.set(key, node);
    return column;
}

Node expand_word(const Node& node, const Node& document, const Catalogue& catalogue,
                 Problems& problems) {
    Kind kind{};
    if (kind_from(node.text, kind)) return single(node, "type");
    const bool generator = catalogue.generator(node.text) != nullptr;
    const auto path = read_path(node);
    const bool reference = path && has_column(document, *path);
    if (generator && reference) {
        problems.add(schema_error(
            "shorthand_ambiguous", "'" + node.text + "' is a generator and a column of a table",
            node.place(), "one of the two",
            "write {generate: " + node.text + "} or {references: " + node.text + "}"));
    }
    if (generator) return single(node, "generate");
    if (reference) return single(node, "references");
    if (const auto range = read_range(node)) return expand_range(node, *range);
    if (path && means_reference(document, catalogue, *path)) return single(node, "references");
    return node;
}

bool is_amount(const Node& node) {
    if (!node.is_scalar() || node.is_null()) return false;
    if (node.text == "rest" || node.text.ends_with('%')) return true;
    return read_number(node).has_value();
}

// A map of shares, not of a column's keys.
bool is_shares(const Node& map, const Catalogue& catalogue) {
    if (map.items.empty()) return false;
    // Values beside one that is surely a share, under names that no key has: shares, if wrong ones.
    const bool any_share = std::ranges::any_of(map.items, [](const Node& item) {
        return item.is_scalar() && (item.text == "rest" || item.text.ends_with('%'));
    });
    const bool any_key = std::ranges::any_of(
        map.keys, [&](const Key& key) { return is_key_of_columns(key.text, catalogue); });
    if (any_share && !any_key && map.items.size() > 1) return true;
    for (size_t i = 0; i < map.items.size(); i++) {
        if (!is_amount(map.items[i]) || find_column_key(map.keys[i].text) != nullptr) return false;
        for (const Descriptor* generator : catalogue.generators())
            if (generator->find(map.keys[i].text) != nullptr && !map.items[i].text.ends_with('%'))
                return false;
    }
    return true;
}

Node expand_enum(const Node& node) {
    Node column = make_map(node);
    column.set("type", make_scalar("enum", node));
    column.set("enum_values", node);
    return column;
}

}  // namespace

Node expand_column(const Node& column, const Node& document, const Catalogue& catalogue,
                   Problems& problems) {
    if (column.is_list()) return expand_enum(column);
    if (column.is_map()) {
        if (is_shares(column, catalogue)) return expand_enum(column);
        Node mended = column;
        mend_column_keys(mended, nullptr, catalogue, problems);
        return expand_inside(std::move(mended), document, catalogue, problems);
    }
    return column.is_null() ? column : expand_word(column, document, catalogue, problems);
}

}  // namespace rowsmith
