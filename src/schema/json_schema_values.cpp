#include "schema/json_schema_values.h"

#include "base/text.h"

namespace rowsmith {

Node json_text(std::string text) {
    Node node;
    node.text = std::move(text);
    node.quoted = true;
    return node;
}

Node json_bare(std::string text) {
    Node node;
    node.text = std::move(text);
    return node;
}

Node json_list(std::vector<Node> items) {
    Node node;
    node.kind = NodeKind::list;
    node.items = std::move(items);
    return node;
}

Node json_texts(const std::vector<std::string>& texts) {
    Node node = json_list({});
    for (const std::string& text : texts) node.items.push_back(json_text(text));
    return node;
}

Node json_map(std::initializer_list<std::pair<std::string, Node>> entries) {
    Node node;
    node.kind = NodeKind::map;
    for (const auto& [key, value] : entries) node.set(key, value);
    return node;
}

Node any_of(std::vector<Node> choices) {
    return json_map({{"anyOf", json_list(std::move(choices))}});
}

Node any_scalar() { return json_map({{"type", json_texts({"string", "number", "boolean"})}}); }

Node matching(std::string pattern) {
    return json_map({{"type", json_text("string")}, {"pattern", json_text(std::move(pattern))}});
}

namespace {

constexpr const char* number_pattern = R"(^\s*[-+]?[0-9_]*\.?[0-9_]+([eE][-+]?[0-9]+)?\s*$)";
constexpr const char* share_pattern = R"(^\s*[0-9_]*\.?[0-9_]+\s*%?\s*$)";
constexpr const char* duration_pattern = R"(^\s*-?[0-9_.]+ ?(us|ms|s|min|h|d|w)\s*$)";
constexpr const char* locale_pattern = "^[a-z]{2}_[A-Z]{2}$";

Node type_is(const char* type) { return json_map({{"type", json_text(type)}}); }

Node number_schema(const OptionSpec& option, const char* type, const char* pattern) {
    Node plain = type_is(type);
    if (option.minimum) plain.set("minimum", json_bare(shortest(*option.minimum)));
    if (option.maximum && *option.maximum < 1e9)
        plain.set("maximum", json_bare(shortest(*option.maximum)));
    if (option.may_be_expression) return any_of({std::move(plain), type_is("string")});
    return any_of({std::move(plain), matching(pattern)});
}

Node shares_schema(const OptionSpec& option) {
    Node list = type_is("array");
    list.set("minItems", json_bare("1"));
    list.set("items", any_scalar());
    Node amount = any_of(
        {type_is("number"), matching(share_pattern), json_map({{"const", json_text("rest")}})});
    Node map = type_is("object");
    map.set("minProperties", json_bare("1"));
    map.set("additionalProperties", std::move(amount));
    if (option.name != "endings") return any_of({std::move(list), std::move(map)});
    return any_of({json_map({{"const", json_text("retail")}}), std::move(list), std::move(map)});
}

Node form_of(const OptionSpec& option) {
    switch (option.kind) {
        case OptionKind::word:
            return json_map({{"enum", json_texts(option.words)}});
        case OptionKind::integer:
            return number_schema(option, "integer", R"(^\s*[-+]?[0-9][0-9_]*\s*$)");
        case OptionKind::number:
            return number_schema(option, "number", number_pattern);
        case OptionKind::share:
            return number_schema(option, "number", share_pattern);
        case OptionKind::boolean:
            return any_of(
                {type_is("boolean"), json_map({{"enum", json_texts({"true", "false"})}})});
        case OptionKind::shares:
            return shares_schema(option);
        case OptionKind::duration:
            return matching(duration_pattern);
        case OptionKind::rate:
            return matching(R"(^\s*-?[0-9_.]+\s*%? per (day|week|month|quarter|year)\s*$)");
        case OptionKind::range:
            return matching(R"(\.\.)");
        case OptionKind::path:
        case OptionKind::moment:
            return type_is("string");
        case OptionKind::text:
        case OptionKind::value:
            return any_scalar();
        case OptionKind::expression:
            return any_of(
                {any_scalar(), json_map({{"type", json_text("array")}, {"items", any_scalar()}})});
        case OptionKind::distribution:
            return any_of(
                {matching("[0-9]"), json_map({{"type", json_text("object")},
                                              {"required", json_texts({"distribution"})}})});
        case OptionKind::locale:
            return any_of({matching(locale_pattern), type_is("array"), type_is("object")});
        case OptionKind::column:
            return json_map({{"$ref", json_text("#/$defs/column")}});
        case OptionKind::columns:
            return json_map(
                {{"type", json_text("object")},
                 {"minProperties", json_bare("1")},
                 {"additionalProperties", json_map({{"$ref", json_text("#/$defs/column")}})}});
        case OptionKind::list:
            return any_of({type_is("array"), any_scalar()});
        case OptionKind::map:
        case OptionKind::template_:
            break;
    }
    return json_map({});
}

}  // namespace

Node value_schema(const OptionSpec& option) {
    Node schema = form_of(option);
    if (!option.doc.empty()) schema.set("description", json_text(option.doc));
    return schema;
}

}  // namespace rowsmith
