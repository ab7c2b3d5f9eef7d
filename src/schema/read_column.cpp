#include <algorithm>

#include "base/text.h"
#include "schema/check_keys.h"
#include "schema/keys.h"
#include "schema/known_slips.h"
#include "schema/limits.h"
#include "schema/model.h"
#include "schema/read_schema.h"

namespace rowsmith {

Type make_type(Kind kind, const Node& column) {
    Type type{.kind = kind};
    if (kind == Kind::decimal) type.scale = 2;
    i64 scale = type.scale;
    if (kind == Kind::decimal || kind == Kind::float_) take(column, "scale", read_integer, scale);
    type.scale = static_cast<i32>(std::clamp<i64>(scale, -1, 18));
    if (kind == Kind::time || kind == Kind::datetime)
        take(column, "resolution", read_duration, type.resolution_us);
    if (kind == Kind::datetime) take(column, "zone", read_text, type.zone);
    if (is_moment(kind)) take(column, "format", read_text, type.format);
    if (kind == Kind::coordinates)
        type.form =
            static_cast<CoordinatesForm>(word_index(column, "form", {"pair", "geojson"}, 0));
    return type;
}

namespace {

std::optional<Node> copy_of(const Node& column, std::string_view key) {
    const Node* node = column.find(key);
    return node != nullptr ? std::optional<Node>(*node) : std::nullopt;
}

std::optional<u64> read_length(const Node& column, std::string_view key) {
    i64 length = -1;
    take(column, key, read_integer, length);
    return length < 0 ? std::nullopt : std::optional<u64>(static_cast<u64>(length));
}

void read_making(const Node& node, ColumnSpec& column, Problems& problems) {
    Kind kind{};
    const Node* type = node.find("type");
    if (type != nullptr && type->is_scalar() && kind_from(type->text, kind))
        column.type = make_type(kind, node);
    column.generate = placed(node.find("generate"));
    column.expression = placed(node.find("expression"));
    column.references = read_reference(node, problems);
    column.time = read_time(node);
    column.times = placed(node.find("times"));
    column.add = placed(node.find("add"));
    column.endings = copy_of(node, "endings");
}

void read_presence(const Node& node, ColumnSpec& column) {
    take(node, "hidden", read_boolean, column.hidden);
    take(node, "nullable", read_boolean, column.nullable);
    take(node, "null_share", read_share, column.null_share);
    take(node, "unique", read_boolean, column.unique);
    take(node, "exact", read_boolean, column.exact);
    column.when = placed(node.find("when"));
    column.default_value = copy_of(node, "default");
}

void read_values(const Node& node, ColumnSpec& column) {
    take(node, "description", read_text, column.description);
    take(node, "bundle", read_text, column.bundle);
    take(node, "format", read_text, column.format);
    take(node, "generation_hint", read_text, column.generation_hint);
    column.locale = read_locales(node.find("locale"));
    column.min_value = copy_of(node, "min_value");
    column.max_value = copy_of(node, "max_value");
    column.multiple_of = copy_of(node, "multiple_of");
    column.enum_values = copy_of(node, "enum_values");
    column.min_length = read_length(node, "min_length");
    column.max_length = read_length(node, "max_length");
    if (node.has("pattern")) column.pattern = placed(node.find("pattern"));
    for (const PlacedText& sample : placed_list(node.find("sample_values")))
        column.sample_values.push_back(sample.text);
    column.depends_on = placed_list(node.find("depends_on"));
}

void read_nested(const Node& node, ColumnSpec& column, const ModelContext& context) {
    if (const Node* fields = node.find("fields"); fields != nullptr && fields->is_map()) {
        for (size_t i = 0; i < fields->items.size(); i++)
            column.fields.push_back(
                read_column(fields->keys[i].text, fields->key_place(i), fields->items[i], context));
    }
    if (const Node* items = node.find("items"))
        column.items.push_back(read_column("items", items->place(), *items, context));
}

// Keys that are not common to all columns.
Node own_options(const Node& node) {
    Node options = make_map(node);
    for (size_t i = 0; i < node.items.size(); i++) {
        if (find_key(KeyPlace::column, node.keys[i].text) != nullptr) continue;
        options.keys.push_back(node.keys[i]);
        options.items.push_back(node.items[i]);
    }
    return options;
}

std::string_view last_step(std::string_view name) { return name.substr(name.rfind('.') + 1); }

// What a scalar that no shorthand explains may have meant.
Error unknown_shorthand(const Node& node, const Catalogue& catalogue) {
    std::vector<std::string> words = catalogue.generator_names();
    for (u8 kind = 0; kind <= static_cast<u8>(Kind::coordinates); kind++)
        words.emplace_back(name_of(static_cast<Kind>(kind)));
    const std::string near = meant_type(node.text, words);
    std::vector<std::string> alike;
    if (node.text.find(' ') == std::string::npos) alike = generators_alike(node.text, catalogue);
    std::vector<std::string> same;  // but for the family: internet.email, person.email
    for (const std::string& name : alike)
        if (last_step(name) == last_step(node.text)) same.push_back(name);
    const std::string fix = same.size() == 1                ? "write " + same[0]
                            : same.empty() && !near.empty() ? "write " + near
                            : alike.empty()                 ? "write the column as a map: {type: …}"
                                                            : "choose one of " + quoted_list(alike);
    return schema_error(
        "unknown_shorthand", "'" + node.text + "' says nothing about a column", node.place(),
        "a type, a generator, table.column, a range like 1..5, or a list of values", fix);
}

}  // namespace

ColumnSpec read_column(const std::string& name, const Place& place, const Node& node,
                       const ModelContext& context) {
    ColumnSpec column;
    column.name = name;
    column.place = place;
    column.node = node;
    if (!node.is_map()) {
        context.problems.add(
            node.is_null()
                ? schema_error("column_empty", "the column '" + name + "' says nothing", place,
                               "a type or a generator", "write " + name + ": string")
                : unknown_shorthand(node, context.catalogue));
        return column;
    }
    check_column_keys(node, context.catalogue, context.problems);
    read_making(node, column, context.problems);
    read_presence(node, column);
    read_values(node, column);
    read_nested(node, column, context);
    column.options = own_options(node);
    column.cases = read_cases(name, node, context);
    return column;
}

}  // namespace rowsmith
