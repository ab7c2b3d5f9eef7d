#include "api/unique_fields.h"

#include "base/text.h"

namespace rowsmith {

namespace {

struct FieldPlace {
    std::string table, column;
};

std::string name_of(const FieldPlace& place) { return place.table + "." + place.column; }

std::vector<FieldPlace> fields_of(const Schema& schema) {
    std::vector<FieldPlace> fields;
    for (const TableSpec& table : schema.tables)
        for (const ColumnSpec& column : table.columns)
            if (!table.hidden && !column.hidden) fields.push_back({table.name, column.name});
    return fields;
}

Result<FieldPlace> find_field(const Schema& schema, const std::string& given) {
    std::vector<FieldPlace> found;
    std::vector<std::string> known;
    for (const FieldPlace& place : fields_of(schema)) {
        known.push_back(name_of(place));
        if (given == place.column || given == name_of(place)) found.push_back(place);
    }
    if (found.size() == 1) return found[0];
    if (found.empty()) {
        const std::string meant = nearest(given, known);
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "unknown_field",
                     .message = "there is no field '" + given + "'",
                     .expected = "one of " + quoted_list(known),
                     .fix = meant.empty() ? "" : "write " + meant});
    }
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "ambiguous_field",
                 .message = "several tables have a field '" + given + "'",
                 .expected = "TABLE.FIELD",
                 .fix = "write " + name_of(found[0])});
}

}  // namespace

Result<void> set_unique(const Schema& schema, Node& document,
                        const std::vector<std::string>& fields) {
    for (const std::string& given : fields) {
        const FieldPlace place = TRY(find_field(schema, given));
        Node& column =
            *document.find("tables")->find(place.table)->find("columns")->find(place.column);
        column.set("unique", make_scalar("true", column));
    }
    return {};
}

}  // namespace rowsmith
