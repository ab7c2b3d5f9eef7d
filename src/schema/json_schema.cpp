#include "schema/json_schema.h"

#include <algorithm>

#include "schema/json_schema_values.h"
#include "schema/keys.h"
#include "schema/limits.h"
#include "schema/print.h"

namespace rowsmith {

namespace {

Node reference_to(const char* definition) {
    return json_map({{"$ref", json_text(std::string("#/$defs/") + definition)}});
}

Node object_of(KeyPlace place) {
    Node properties = json_map({});
    std::vector<std::string> required;
    for (const KeySpec& key : all_keys()) {
        if (key.place != place || key.availability != Availability::now) continue;
        Node value = value_schema(key.option);
        // Null counts as absent in what programs write.
        if (place == KeyPlace::field || place == KeyPlace::constraint ||
            place == KeyPlace::fields_document)
            value = any_of({std::move(value), json_map({{"type", json_text("null")}})});
        properties.set(key.option.name, std::move(value));
        if (key.option.required) required.push_back(key.option.name);
    }
    Node object = json_map({{"type", json_text("object")}});
    if (!required.empty()) object.set("required", json_texts(required));
    object.set("properties", std::move(properties));
    object.set("additionalProperties", json_bare("false"));
    return object;
}

void set_property(Node& object, const char* name, Node value) {
    object.find("properties")->set(name, std::move(value));
}

Node rows_schema() {
    Node count = json_map({{"type", json_text("integer")}, {"minimum", json_bare("0")}});
    Node per = object_of(KeyPlace::rows);
    std::vector<Node> forms;
    for (const char* form : {"count", "counts", "mean", "total"})
        forms.push_back(json_map({{"required", json_texts({form})}}));
    per.set("oneOf", json_list(std::move(forms)));
    return any_of({std::move(count), matching("^[0-9][0-9_]*$"), std::move(per)});
}

Node table_schema() {
    Node table = object_of(KeyPlace::table);
    set_property(table, "rows", reference_to("rows"));
    table.set("not", json_map({{"required", json_texts({"rows", "values"})}}));
    return table;
}

bool is_column_place(KeyPlace place) {
    return place == KeyPlace::column || place == KeyPlace::reference || place == KeyPlace::type ||
           place == KeyPlace::time;
}

bool is_option(const std::string& name, const Catalogue& catalogue) {
    return std::any_of(
        catalogue.generators().begin(), catalogue.generators().end(),
        [&](const Descriptor* generator) { return generator->find(name) != nullptr; });
}

Node when_type_is(Node condition, Node then) {
    return json_map({{"if", json_map({{"required", json_texts({"type"})},
                                      {"properties", json_map({{"type", std::move(condition)}})}})},
                     {"then", std::move(then)}});
}

// Keys of types stand with their types only, where no generator has an option of the name.
void add_type_conditions(std::vector<Node>& conditions, const Catalogue& catalogue) {
    for (const KeySpec& key : all_keys()) {
        if (key.place != KeyPlace::type || is_option(key.option.name, catalogue)) continue;
        std::vector<std::string> kinds;
        for (const Kind kind : key.kinds) kinds.emplace_back(name_of(kind));
        conditions.push_back(when_type_is(
            json_map({{"not", json_map({{"enum", json_texts(kinds)}})}}),
            json_map({{"properties", json_map({{key.option.name, json_bare("false")}})}})));
    }
    std::vector<Node> made;
    for (const char* key : {"enum_values", "expression", "references", "cases", "generate"})
        made.push_back(json_map({{"required", json_texts({key})}}));
    conditions.push_back(
        when_type_is(json_map({{"const", json_text("enum")}}), any_of(std::move(made))));
}

// With a generator named, only the options that it has, and those that it requires.
void add_generator_conditions(std::vector<Node>& conditions, const Catalogue& catalogue) {
    for (const Descriptor* generator : catalogue.generators()) {
        std::vector<std::string> names, required;
        for (const KeySpec& key : all_keys())
            if (is_column_place(key.place) && key.availability == Availability::now)
                names.push_back(key.option.name);
        for (const OptionSpec& option : generator->options) {
            names.push_back(option.name);
            if (option.required) required.push_back(option.name);
        }
        Node then = json_map({{"propertyNames", json_map({{"enum", json_texts(names)}})}});
        if (!required.empty()) {
            Node cases = json_map({{"required", json_texts({"cases"})}});
            then.set("anyOf", json_list({json_map({{"required", json_texts(required)}}), cases}));
        }
        conditions.push_back(json_map(
            {{"if", json_map({{"required", json_texts({"generate"})},
                              {"properties",
                               json_map({{"generate",
                                          json_map({{"const", json_text(generator->name)}})}})}})},
             {"then", std::move(then)}}));
    }
}

Node column_object(const Catalogue& catalogue) {
    Node column = object_of(KeyPlace::column);
    Node& properties = *column.find("properties");
    for (const KeySpec& key : all_keys()) {
        const bool option = key.place == KeyPlace::type && is_option(key.option.name, catalogue);
        if (is_column_place(key.place) && key.place != KeyPlace::column && !option)
            properties.set(key.option.name, value_schema(key.option));
    }
    for (const Descriptor* generator : catalogue.generators())
        for (const OptionSpec& option : generator->options)
            if (!properties.has(option.name)) properties.set(option.name, json_map({}));
    properties.set("generate", json_map({{"enum", json_texts(catalogue.generator_names())}}));
    properties.set(
        "choose", any_of({json_map({{"enum", json_texts(find_column_key("choose")->option.words)}}),
                          json_map({{"type", json_text("object")}})}));
    properties.set("tree", object_of(KeyPlace::tree));
    properties.set(
        "calendar",
        any_of({json_map({{"enum", json_texts(find_column_key("calendar")->option.words)}}),
                object_of(KeyPlace::calendar)}));
    properties.set("default", json_map({}));
    for (const char* name : {"after", "before"})
        properties.set(name, any_of({any_scalar(), json_map({{"type", json_text("array")},
                                                             {"items", any_scalar()}})}));
    column.set("minProperties", json_bare("1"));
    std::vector<Node> conditions;
    add_type_conditions(conditions, catalogue);
    add_generator_conditions(conditions, catalogue);
    column.set("allOf", json_list(std::move(conditions)));
    return column;
}

Node column_schema(const Catalogue& catalogue) {
    const OptionSpec shares{.name = "enum_values", .kind = OptionKind::shares, .doc = ""};
    return any_of({json_map({{"type", json_text("string")}, {"minLength", json_bare("1")}}),
                   value_schema(shares), column_object(catalogue)});
}

Node document_schema() {
    Node document = object_of(KeyPlace::document);
    set_property(document, "tables",
                 json_map({{"type", json_text("object")},
                           {"minProperties", json_bare("1")},
                           {"maxProperties", json_bare(std::to_string(tables_max))},
                           {"additionalProperties", reference_to("table")}}));
    return document;
}

Node fields_schema() {
    Node document = object_of(KeyPlace::fields_document);
    set_property(document, "fields",
                 json_map({{"type", json_text("array")},
                           {"minItems", json_bare("1")},
                           {"items", reference_to("field")}}));
    return document;
}

Node field_schema() {
    Node field = object_of(KeyPlace::field);
    set_property(
        field, "constraints",
        any_of({object_of(KeyPlace::constraint), json_map({{"type", json_text("null")}})}));
    return field;
}

}  // namespace

std::string json_schema(const Catalogue& catalogue) {
    Node definitions = json_map({{"table", table_schema()},
                                 {"rows", rows_schema()},
                                 {"column", column_schema(catalogue)},
                                 {"field", field_schema()}});
    Node schema = json_map({{"$schema", json_text("https://json-schema.org/draft/2020-12/schema")},
                            {"title", json_text("Rowsmith schema")}});
    schema.set("if", json_map({{"required", json_texts({"fields"})}}));
    schema.set("then", fields_schema());
    schema.set("else", document_schema());
    schema.set("$defs", std::move(definitions));
    return to_json(schema);
}

}  // namespace rowsmith
