#include "schema/json_schema.h"

#include "schema/json_schema_column.h"
#include "schema/json_schema_values.h"
#include "schema/keys.h"
#include "schema/limits.h"
#include "schema/print.h"

namespace rowsmith {

namespace {

void set_property(Node& object, const char* name, Node value) {
    object.find("properties")->set(name, std::move(value));
}

Node rows_schema() {
    Node count = json_map({{"type", json_text("integer")},
                           {"minimum", json_bare("0")},
                           {"maximum", json_bare(std::to_string(rows_max))}});
    Node per = object_of(KeyPlace::rows);
    std::vector<Node> forms;
    for (const char* form : {"count", "counts", "mean", "total"}) forms.push_back(has_key(form));
    per.set("oneOf", json_list(std::move(forms)));
    // What shapes a mean or a total needs one; what a distribution needs is said by its name.
    const Node shaped = any_of({has_key("mean"), has_key("total")});
    Node needs = json_map({});
    for (const char* key : {"weight", "distribution", "dispersion", "exponent", "min", "max"})
        needs.set(key, shaped);
    per.set("dependentSchemas", std::move(needs));
    per.set("allOf", json_list({when(has_key("exponent"), has_value("distribution", {"zipf"})),
                                when(json_map({{"allOf", json_list({has_key("dispersion"),
                                                                    has_key("distribution")})}}),
                                     has_value("distribution", {"negative_binomial"}))}));
    return any_of({std::move(count), matching("^[0-9][0-9_]*$"), std::move(per)});
}

Node table_schema() {
    Node table = object_of(KeyPlace::table);
    set_property(table, "rows", reference_to("rows"));
    const Node names = json_map({{"type", json_text("array")},
                                 {"minItems", json_bare("1")},
                                 {"items", json_map({{"type", json_text("string")}})}});
    set_property(table, "primary_key", any_of({json_map({{"type", json_text("string")}}), names}));
    set_property(table, "unique", json_map({{"type", json_text("array")}, {"items", names}}));
    set_property(table, "values", json_map({{"type", json_text("array")}}));
    table.set("not", json_map({{"required", json_texts({"rows", "values"})}}));
    return table;
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
