// The single-table form {"fields": [{name, type, constraints {…}, …}]}. Programs and models write
// it, so keys that are null count as absent, and `min` and `max` are read as min_value and
// max_value.
#include "base/text.h"
#include "schema/check_keys.h"
#include "schema/expand.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

void copy_key(const Node& from, std::string_view key, Node& to, std::string_view as) {
    const Node* value = from.find(key);
    if (value == nullptr || value->is_null()) return;
    to.remove(as);
    // Not by set(): the value keeps the user's own path, which differs from the canonical one.
    to.keys.push_back({std::string(as), value->line, value->column, false});
    to.items.push_back(*value);
}

void copy_constraints(const Node& constraints, Node& column) {
    for (const Key& key : constraints.keys) {
        const std::string as = key.text == "min"   ? "min_value"
                               : key.text == "max" ? "max_value"
                                                   : key.text;
        const Node* value = constraints.find(key.text);
        const bool no_values = as == "enum_values" && value->is_list() && value->items.empty();
        if (no_values && column.find("type")->text != "enum") continue;
        copy_key(constraints, key.text, column, as);
    }
}

Node make_column(const Node& field, Problems& problems) {
    Node column = make_map(field);
    for (const char* key :
         {"type", "description", "sample_values", "depends_on", "generation_hint"})
        copy_key(field, key, column, key);
    for (const char* key : {"sample_values", "depends_on"})
        if (const Node* list = column.find(key); list != nullptr && list->is_list())
            if (list->items.empty()) column.remove(key);
    const Node* constraints = field.find("constraints");
    if (constraints == nullptr || constraints->is_null() || !column.has("type")) return column;
    if (!constraints->is_map()) {
        problems.add(schema_error("map_wanted", "found " + describe(*constraints),
                                  constraints->place(), "a map like {\"min\": 10}"));
        return column;
    }
    check_keys(*constraints, KeyPlace::constraint, problems);
    copy_constraints(*constraints, column);
    return column;
}

// Nulls count as absent in this form.
Node without_nulls(Node map) {
    for (size_t i = map.items.size(); i-- > 0;)
        if (map.items[i].is_null()) map.remove(std::string(map.keys[i].text));
    return map;
}

void add_field(const Node& field, Node& columns, Problems& problems) {
    if (!field.is_map()) {
        problems.add(schema_error("field_not_map", "found " + describe(field), field.place(),
                                  "a field like {\"name\": \"customer\", \"type\": \"string\"}"));
        return;
    }
    check_keys(without_nulls(field), KeyPlace::field, problems);
    const Node* name = field.find("name");
    if (name == nullptr || !name->is_scalar() || name->text.empty()) return;
    const Node* type = field.find("type");
    if (type == nullptr || type->is_null()) return;  // told with the keys
    if (columns.has(name->text)) {
        problems.add(schema_error("duplicate_field",
                                  "the field '" + name->text + "' is there already", name->place(),
                                  "each name once", "rename or remove one of them"));
        return;
    }
    Node column = make_column(field, problems);
    columns.keys.push_back({name->text, name->line, name->column, false});
    columns.items.push_back(std::move(column));
}

}  // namespace

bool is_fields_form(const Node& document) {
    return document.has("fields") && !document.has("tables");
}

Node expand_fields_form(const Node& document, Problems& problems) {
    check_keys(without_nulls(document), KeyPlace::fields_document, problems);
    Node columns = make_map(*document.find("fields"));
    const Node& fields = *document.find("fields");
    if (!fields.is_list() || fields.items.empty()) {
        problems.add(schema_error("fields_empty", "found " + describe(fields), fields.place(),
                                  "a list of at least one field",
                                  "add {\"name\": …, \"type\": …}"));
    }
    for (const Node& field : fields.items) add_field(field, columns, problems);

    std::string name = "data";
    const Node* metadata = document.find("metadata");
    const Node* given = metadata != nullptr ? metadata->find("name") : nullptr;
    if (given != nullptr && given->is_scalar() && !given->text.empty()) name = given->text;

    Node expanded = make_map(document);
    expanded.set("rowsmith", make_scalar("1", document));
    expanded.set("name", make_scalar(name, document));
    copy_key(document, "description", expanded, "description");
    copy_key(document, "metadata", expanded, "metadata");
    Node table = make_map(document);
    table.keys.push_back({"columns", columns.line, columns.column, false});
    table.items.push_back(std::move(columns));
    Node tables = make_map(document);
    tables.keys.push_back({name, document.line, document.column, false});
    tables.items.push_back(std::move(table));
    expanded.keys.push_back({"tables", document.line, document.column, false});
    expanded.items.push_back(std::move(tables));
    return expanded;
}

}  // namespace rowsmith
