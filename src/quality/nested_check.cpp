// Values that hold others: lists, objects, points. Delimited text has them as JSON.
#include <map>

#include "quality/field_check.h"
#include "read/json_text.h"
#include "read/row_text.h"

namespace rowsmith {

namespace {

// The cell as one value of JSON.
bool json_of(const Cell& cell, JsonValue& value) {
    std::string_view wrong;
    switch (cell.form) {
        case CellForm::text:
            return is_json(cell.text, value, wrong);
        case CellForm::json:
            value = {.kind = cell.text.front() == '[' ? JsonKind::list : JsonKind::object,
                     .text = cell.text};
            return true;
        default:
            return false;
    }
}

bool in_degrees(const Cell& cell, double most) {
    FieldValue value;
    return read_number(cell, {.kind = Kind::float_}, value) && value.real >= -most &&
           value.real <= most;
}

// [a, b] as two numbers.
bool read_pair(std::string_view list, Cell& first, Cell& second) {
    JsonItems items(list);
    JsonValue key, item;
    std::string kept;
    for (Cell* cell : {&first, &second}) {
        if (!items.next(key, item) || item.kind != JsonKind::number) return false;
        *cell = cell_of_json(item, kept);
    }
    return !items.next(key, item);
}

// "48.1,11.5", [48.1, 11.5] or {"latitude": 48.1, "longitude": 11.5}
bool is_pair(const Cell& cell) {
    Cell latitude, longitude;
    if (cell.form == CellForm::text) {
        const size_t comma = cell.text.find(',');
        if (comma == std::string_view::npos) return false;
        latitude = Cell::of_text(cell.text.substr(0, comma));
        longitude = Cell::of_text(cell.text.substr(comma + 1));
        if (longitude.text.starts_with(' ')) longitude.text.remove_prefix(1);
    } else if (cell.form == CellForm::json && cell.text.starts_with('[')) {
        if (!read_pair(cell.text, latitude, longitude)) return false;
    } else if (cell.form == CellForm::json) {
        JsonItems items(cell.text);
        JsonValue key, item;
        std::string kept;
        while (items.next(key, item)) {
            if (key.text != "latitude" && key.text != "longitude") return false;
            (key.text == "latitude" ? latitude : longitude) = cell_of_json(item, kept);
        }
    }
    return in_degrees(latitude, 90) && in_degrees(longitude, 180);
}

bool is_geojson(std::string_view json) {
    JsonItems items(json);
    JsonValue key, item;
    Cell longitude, latitude;
    bool is_point = false;
    while (items.next(key, item)) {
        if (key.text == "type") is_point = item.text == "Point";
        if (key.text == "coordinates" &&
            (item.kind != JsonKind::list || !read_pair(item.text, longitude, latitude)))
            return false;
    }
    return is_point && in_degrees(longitude, 180) && in_degrees(latitude, 90);
}

Objection inside(Objection objection, const std::string& where, const Cell& cell) {
    objection.found = where + ": " + (objection.found.empty() ? cell_text(cell) : objection.found);
    return objection;
}

}  // namespace

std::optional<Objection> FieldCheck::object_to_point(const Cell& cell) const {
    JsonValue value;
    const bool is_right =
        reading_.type.form == CoordinatesForm::pair
            ? is_pair(cell)
            : json_of(cell, value) && value.kind == JsonKind::object && is_geojson(value.text);
    if (is_right) return std::nullopt;
    return Objection{.mistake = Mistake::wrong_type, .expected = expected_of(reading_)};
}

std::optional<Objection> FieldCheck::object_to_array(std::string_view json) const {
    if (children_.empty()) return std::nullopt;
    JsonItems items(json);
    JsonValue key, item;
    FieldValue value;
    std::string kept;
    for (size_t i = 0; items.next(key, item); i++) {
        const Cell cell = cell_of_json(item, kept);
        if (!children_[0].passes(cell, value))
            return inside(children_[0].objection(cell), "[" + std::to_string(i) + "]", cell);
    }
    return std::nullopt;
}

std::optional<Objection> FieldCheck::object_to_fields(std::string_view json) const {
    JsonItems items(json);
    JsonValue key, item;
    FieldValue value;
    std::string kept, name;
    std::vector<bool> seen(names_.size(), false);
    while (items.next(key, item)) {
        name.clear();
        append_unescaped(name, key.text);
        size_t field = 0;
        while (field < names_.size() && names_[field] != name) field++;
        if (field == names_.size())
            return Objection{.mistake = Mistake::extra_column,
                             .expected = "the fields of the schema alone",
                             .found = "the key " + shortened(name)};
        seen[field] = true;
        const Cell cell = cell_of_json(item, kept);
        if (!children_[field].passes(cell, value))
            return inside(children_[field].objection(cell), name, cell);
    }
    for (size_t field = 0; field < names_.size(); field++)
        if (!seen[field])
            return Objection{.mistake = Mistake::missing_column,
                             .expected = "the key " + shortened(names_[field]),
                             .found = "no such key"};
    return std::nullopt;
}

std::optional<Objection> FieldCheck::object_to_nested(const Cell& cell) const {
    const Kind kind = reading_.type.kind;
    if (kind == Kind::coordinates) return object_to_point(cell);
    if (kind != Kind::array && kind != Kind::json) return std::nullopt;
    JsonValue value;
    const bool needs_object = kind == Kind::json && !names_.empty();
    // A format that has JSON's own values can hold any of them in a json column.
    if (kind == Kind::json && !needs_object && (cell.in_json || cell.form != CellForm::text))
        return std::nullopt;
    const bool is_right = json_of(cell, value) &&
                          (kind != Kind::array || value.kind == JsonKind::list) &&
                          (!needs_object || value.kind == JsonKind::object);
    if (!is_right)
        return Objection{.mistake = Mistake::wrong_type, .expected = expected_of(reading_)};
    if (kind == Kind::array) return object_to_array(value.text);
    return needs_object ? object_to_fields(value.text) : std::nullopt;
}

}  // namespace rowsmith
