#include "schema/json_schema_values.h"

#include <algorithm>

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

Node has_key(const std::string& key) { return json_map({{"required", json_texts({key})}}); }

// `false` is told by JSON's own word and by its text.
Node has_value(const std::string& key, const std::vector<std::string>& words) {
    Node values = json_texts(words);
    if (words.size() == 1 && words[0] == "false") values.items.push_back(json_bare("false"));
    Node condition = has_key(key);
    condition.set("properties", json_map({{key, json_map({{"enum", std::move(values)}})}}));
    return condition;
}

Node when(Node condition, Node then) {
    return json_map({{"if", std::move(condition)}, {"then", std::move(then)}});
}

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

namespace {

constexpr const char* number_pattern = R"(^\s*[-+]?[0-9_]*\.?[0-9_]+([eE][-+]?[0-9]+)?\s*$)";
constexpr const char* percent_pattern = R"(^\s*[0-9_]*\.?[0-9_]+\s*%\s*$)";
constexpr const char* weight_pattern = R"(^\s*[0-9_]*\.?[0-9_]+([eE][-+]?[0-9]+)?\s*$)";
constexpr const char* share_pattern =
    R"(^\s*((100(\.0*)?|[0-9]{1,2}(\.[0-9]*)?|\.[0-9]+)\s*%|0?\.[0-9]+|[01](\.0*)?)\s*$)";
// What is no number, with or without a percent sign: an expression.
constexpr const char* expression_pattern = R"(^(?!\s*[-+]?[0-9_]*\.?[0-9_]+\s*%?\s*$))";
constexpr const char* duration_form = R"(-?[0-9_.]+ ?(us|ms|s|min|h|d|w))";
constexpr const char* locale_pattern = "^[a-z]{2}_[A-Z]{2}$";

Node type_is(const char* type) { return json_map({{"type", json_text(type)}}); }

Node number_schema(const OptionSpec& option, const char* type, const char* pattern) {
    Node plain = type_is(type);
    if (option.minimum) plain.set("minimum", json_bare(shortest(*option.minimum)));
    if (option.maximum && *option.maximum < 1e9)
        plain.set("maximum", json_bare(shortest(*option.maximum)));
    if (option.may_be_expression)
        return any_of({std::move(plain), matching(pattern), matching(expression_pattern)});
    return any_of({std::move(plain), matching(pattern)});
}

Node shares_schema(const OptionSpec& option) {
    Node list = type_is("array");
    list.set("minItems", json_bare("1"));
    list.set("items", json_map({{"type", json_texts({"string", "number", "boolean", "null"})}}));
    // Percents, or weights: they don't mix.
    const Node rest = json_map({{"const", json_text("rest")}});
    Node weight = type_is("number");
    weight.set("minimum", json_bare("0"));
    Node percents = type_is("object"), weights = type_is("object");
    for (Node* map : {&percents, &weights}) {
        map->set("minProperties", json_bare("1"));
        if (option.name == "counts")
            map->set("propertyNames", matching(R"(^[0-9_]+(\.\.[0-9_]+)?$)"));
    }
    percents.set("additionalProperties", any_of({matching(percent_pattern), rest}));
    weights.set("additionalProperties",
                any_of({std::move(weight), matching(weight_pattern), rest}));
    if (option.name == "endings")
        return any_of({json_map({{"const", json_text("retail")}}), std::move(list),
                       std::move(percents), std::move(weights)});
    return any_of({std::move(list), std::move(percents), std::move(weights)});
}

// `empty: null` is the word, which editors read as null.
Node word_schema(const OptionSpec& option) {
    Node words = json_texts(option.words);
    if (std::ranges::find(option.words, "null") != option.words.end())
        words.items.push_back(json_bare("null"));
    return json_map({{"enum", std::move(words)}});
}

Node form_of(const OptionSpec& option) {
    switch (option.kind) {
        case OptionKind::word:
            return word_schema(option);
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
            return matching(std::string(R"(^\s*)") + duration_form + R"(\s*$)");
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
            return any_of({matching(std::string(R"(^\s*)") + duration_form + R"(\s*$)"),
                           matching(R"(\.\.)"),
                           json_map({{"type", json_text("object")},
                                     {"required", json_texts({"distribution"})},
                                     // Without its unit a duration is none.
                                     {"properties", json_map({{"mean", type_is("string")},
                                                              {"median", type_is("string")},
                                                              {"sd", type_is("string")}})}})});
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
