#include "schema/json_schema_column.h"

#include <algorithm>
#include <array>

#include "schema/json_schema_values.h"
#include "schema/keys.h"

namespace rowsmith {

namespace {

bool is_column_place(KeyPlace place) {
    return place == KeyPlace::column || place == KeyPlace::reference || place == KeyPlace::type ||
           place == KeyPlace::time;
}

bool is_option(const std::string& name, const Catalogue& catalogue) {
    return std::ranges::any_of(catalogue.generators(), [&](const Descriptor* generator) {
        return generator->find(name) != nullptr;
    });
}

std::vector<std::string> names_of(const std::vector<Kind>& kinds) {
    std::vector<std::string> names;
    for (const Kind kind : kinds) names.emplace_back(name_of(kind));
    return names;
}

std::vector<std::string> types_that(bool (*is_so)(Kind)) {
    std::vector<std::string> names;
    for (u8 kind = 0; kind <= static_cast<u8>(Kind::coordinates); kind++)
        if (is_so(static_cast<Kind>(kind))) names.emplace_back(name_of(static_cast<Kind>(kind)));
    return names;
}

Node without(const std::vector<std::string>& keys) {
    Node properties = json_map({});
    for (const std::string& key : keys) properties.set(key, json_bare("false"));
    return json_map({{"properties", std::move(properties)}});
}

Node all_of(std::vector<Node> conditions) {
    return json_map({{"allOf", json_list(std::move(conditions))}});
}

Node not_(Node condition) { return json_map({{"not", std::move(condition)}}); }

Node any_key(const std::vector<std::string>& keys) {
    std::vector<Node> choices;
    for (const std::string& key : keys) choices.push_back(has_key(key));
    return any_of(std::move(choices));
}

// Keys of types stand with their types only, where no generator has an option of the name.
void add_type_conditions(std::vector<Node>& conditions, const Catalogue& catalogue) {
    for (const KeySpec& key : all_keys()) {
        if (key.place != KeyPlace::type || is_option(key.option.name, catalogue)) continue;
        conditions.push_back(
            when(all_of({has_key("type"), not_(has_value("type", names_of(key.kinds)))}),
                 without({key.option.name})));
    }
    const auto no_bounds = [](Kind kind) {
        return kind != Kind::float_ && (!is_integral(kind) || kind == Kind::boolean);
    };
    const auto no_length = [](Kind kind) {
        return !is_text(kind) && kind != Kind::array && kind != Kind::binary;
    };
    conditions.push_back(when(has_value("type", types_that(no_bounds)),
                              without({"min_value", "max_value", "multiple_of"})));
    conditions.push_back(
        when(has_value("type", types_that(no_length)), without({"min_length", "max_length"})));
    conditions.push_back(
        when(has_value("type", types_that([](Kind kind) { return !is_text(kind); })),
             without({"pattern"})));
    conditions.push_back(when(has_value("type", types_that([](Kind kind) {
                                            return kind != Kind::decimal && kind != Kind::float_;
                                        })),
                              without({"endings"})));
    std::vector<std::string> of_times;
    for (const KeySpec& key : all_keys())
        if (key.place == KeyPlace::time && !is_option(key.option.name, catalogue))
            of_times.push_back(key.option.name);
    conditions.push_back(
        when(has_value("type", types_that([](Kind kind) { return !is_moment(kind); })),
             without(of_times)));
    conditions.push_back(
        when(has_value("type", {"enum"}),
             any_key({"enum_values", "expression", "references", "cases", "generate"})));
    conditions.push_back(
        when(has_value("type", {"array"}), any_key({"items", "cases", "expression"})));
}

// With a generator named, only the options that it has, in their forms, and those that it requires.
void add_generator_conditions(std::vector<Node>& conditions, const Catalogue& catalogue) {
    for (const Descriptor* generator : catalogue.generators()) {
        std::vector<std::string> names, required;
        for (const KeySpec& key : all_keys())
            if (is_column_place(key.place) && key.availability == Availability::now)
                names.push_back(key.option.name);
        Node properties = json_map({});
        for (const OptionSpec& option : generator->options) {
            names.push_back(option.name);
            properties.set(option.name, value_schema(option));
            if (option.required) required.push_back(option.name);
        }
        if (!generator->kinds.empty())
            properties.set("type", json_map({{"enum", json_texts(names_of(generator->kinds))}}));
        Node then = json_map({{"propertyNames", json_map({{"enum", json_texts(names)}})}});
        if (!properties.items.empty()) then.set("properties", std::move(properties));
        if (!required.empty())
            then.set("anyOf",
                     json_list({json_map({{"required", json_texts(required)}}), has_key("cases")}));
        conditions.push_back(when(has_value("generate", {generator->name}), std::move(then)));
    }
}

// What stands beside what, whatever the type.
void add_key_conditions(std::vector<Node>& conditions) {
    const auto never = [&](std::vector<std::string> keys) {
        std::vector<Node> all;
        for (const std::string& key : keys) all.push_back(has_key(key));
        conditions.push_back(not_(all_of(std::move(all))));
    };
    never({"generate", "expression"});
    never({"pattern", "enum_values"});
    conditions.push_back(when(all_of({has_key("references"), has_key("generate")}),
                              has_value("generate", {"choice"})));
    conditions.push_back(when(any_key({"choose", "tree"}), has_key("references")));
    conditions.push_back(when(has_key("delay"), any_key({"after", "before"})));
    conditions.push_back(when(has_key("past_end"), has_key("delay")));
    conditions.push_back(not_(all_of({has_key("null_share"), has_value("nullable", {"false"})})));
    conditions.push_back(
        when(all_of({has_key("when"), has_value("nullable", {"false"})}), has_key("default")));
}

Node cases_schema(const Catalogue& catalogue) {
    std::vector<std::string> names = {"when"};
    for (const KeySpec& key : all_keys()) {
        static constexpr std::array<std::string_view, 6> kept = {"type",  "references", "unique",
                                                                 "exact", "sorted",     "cases"};
        if (is_column_place(key.place) && std::ranges::find(kept, key.option.name) == kept.end() &&
            key.availability == Availability::now)
            names.push_back(key.option.name);
    }
    for (const Descriptor* generator : catalogue.generators())
        for (const OptionSpec& option : generator->options)
            if (std::ranges::find(names, option.name) == names.end()) names.push_back(option.name);
    return json_map(
        {{"type", json_text("array")},
         {"minItems", json_bare("1")},
         {"items", json_map({{"type", json_text("object")},
                             {"propertyNames", json_map({{"enum", json_texts(names)}})}})}});
}

void set_forms(Node& properties, const Catalogue& catalogue) {
    properties.set("generate", json_map({{"enum", json_texts(catalogue.generator_names())}}));
    properties.set("references", matching(R"(^[^.]+\.[^.]+$)"));
    properties.set(
        "choose", any_of({json_map({{"enum", json_texts(find_column_key("choose")->option.words)}}),
                          json_map({{"type", json_text("object")},
                                    {"required", json_texts({"weight"})},
                                    {"properties", json_map({{"weight", any_scalar()}})},
                                    {"additionalProperties", json_bare("false")}})}));
    properties.set("tree", object_of(KeyPlace::tree));
    Node calendar = object_of(KeyPlace::calendar);
    for (const auto& [key, count] :
         {std::pair{"hours", "24"}, std::pair{"weekdays", "7"}, std::pair{"months", "12"}}) {
        const Node weight =
            any_of({json_map({{"type", json_text("number")}, {"minimum", json_bare("0")}}),
                    matching(R"(^[0-9._]+$)")});
        calendar.find("properties")
            ->set(key, json_map({{"type", json_text("array")},
                                 {"minItems", json_bare(count)},
                                 {"maxItems", json_bare(count)},
                                 {"items", weight}}));
    }
    properties.set(
        "calendar",
        any_of({json_map({{"enum", json_texts(find_column_key("calendar")->option.words)}}),
                std::move(calendar)}));
    properties.set("default", json_map({}));
    properties.set("cases", cases_schema(catalogue));
    for (const char* name : {"after", "before"})
        properties.set(name, any_of({any_scalar(), json_map({{"type", json_text("array")},
                                                             {"items", any_scalar()}})}));
}

Node column_object(const Catalogue& catalogue) {
    Node column = object_of(KeyPlace::column);
    Node& properties = *column.find("properties");
    for (const KeySpec& key : all_keys()) {
        const bool option = key.place == KeyPlace::type && is_option(key.option.name, catalogue);
        if (is_column_place(key.place) && key.place != KeyPlace::column && !option &&
            key.availability == Availability::now)
            properties.set(key.option.name, value_schema(key.option));
    }
    for (const Descriptor* generator : catalogue.generators())
        for (const OptionSpec& option : generator->options)
            if (!properties.has(option.name)) properties.set(option.name, json_map({}));
    set_forms(properties, catalogue);
    column.set("minProperties", json_bare("1"));
    std::vector<Node> conditions;
    add_type_conditions(conditions, catalogue);
    add_key_conditions(conditions);
    add_generator_conditions(conditions, catalogue);
    column.set("allOf", json_list(std::move(conditions)));
    return column;
}

}  // namespace

Node column_schema(const Catalogue& catalogue) {
    const OptionSpec shares{.name = "enum_values", .kind = OptionKind::shares, .doc = ""};
    return any_of({json_map({{"type", json_text("string")}, {"minLength", json_bare("1")}}),
                   value_schema(shares), column_object(catalogue)});
}

}  // namespace rowsmith
