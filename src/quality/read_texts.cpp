// Texts of cells, the types that hold others, and the choice by type.
#include "base/text.h"
#include "column/moment_text.h"
#include "expression/value.h"
#include "quality/field_value.h"
#include "quality/syntax.h"
#include "read/row_text.h"

namespace rowsmith {

bool read_text_cell(const Cell& cell, Kind kind, FieldValue& value) {
    value.text = cell.text;
    switch (kind) {
        case Kind::email:
            return cell.form == CellForm::text && is_email(cell.text);
        case Kind::phone:
            return cell.form == CellForm::text && is_phone(cell.text);
        case Kind::uuid:
            return cell.form == CellForm::text && read_uuid(cell.text, value.high, value.low);
        case Kind::enum_:
            return cell.form == CellForm::text || cell.form == CellForm::number;
        case Kind::binary:
            return cell.form == CellForm::bytes ||
                   (cell.form == CellForm::text && base64_bytes(cell.text) >= 0);
        default:
            return cell.form == CellForm::text;
    }
}

bool read_cell(const Cell& cell, const TypeReading& reading, FieldValue& value) {
    value.is_null = false;
    switch (reading.type.kind) {
        case Kind::integer:
        case Kind::float_:
        case Kind::decimal:
        case Kind::boolean:
            return read_number(cell, reading.type, value);
        case Kind::date:
        case Kind::time:
        case Kind::datetime:
            return read_moment_cell(cell, reading, value);
        case Kind::duration:
            return read_duration_cell(cell, value);
        case Kind::json:
        case Kind::array:
        case Kind::coordinates:
            value.text = cell.text;
            return true;
        default:
            return read_text_cell(cell, reading.type.kind, value);
    }
}

std::string expected_of(const TypeReading& reading) {
    const Type& type = reading.type;
    if (reading.format) return std::string(name_of(type.kind)) + " as " + type.format;
    switch (type.kind) {
        case Kind::integer:
            return "an integer of 64 bits";
        case Kind::float_:
            return "a number";
        case Kind::decimal:
            return "a number of at most " + std::to_string(type.scale) + " digits behind the point";
        case Kind::boolean:
            return "true or false";
        case Kind::date:
            return "a date like 2026-06-30";
        case Kind::time:
            return "a time of day like 14:00:05";
        case Kind::datetime:
            return "a datetime like 2026-06-30T14:00:05";
        case Kind::duration:
            return "a duration like PT1H30M";
        case Kind::email:
            return "an e-mail address";
        case Kind::phone:
            return "a phone number of at least 10 digits";
        case Kind::uuid:
            return "a uuid like 123e4567-e89b-42d3-a456-426614174000";
        case Kind::json:
            return "JSON";
        case Kind::array:
            return "a list as JSON";
        case Kind::binary:
            return "bytes in Base64";
        case Kind::coordinates:
            return type.form == CoordinatesForm::pair
                       ? "a latitude in -90..90 and a longitude in -180..180"
                       : "a GeoJSON point with longitude in -180..180, latitude in -90..90";
        default:
            return "a text";
    }
}

std::string cell_text(const Cell& cell) {
    switch (cell.form) {
        case CellForm::missing:
            return "nothing";
        case CellForm::null:
            return "null";
        case CellForm::boolean:
            return cell.integer != 0 ? "true" : "false";
        case CellForm::integer:
            return std::to_string(cell.integer);
        case CellForm::real:
            return shortest(cell.real);
        case CellForm::decimal:
            return decimal_text(cell.integer, cell.scale);
        case CellForm::date:
            return date_text(cell.integer);
        case CellForm::time:
            return time_text(cell.integer);
        case CellForm::local:
            return datetime_text(cell.integer);
        case CellForm::instant:
            return datetime_text(cell.integer) + "Z";
        case CellForm::duration:
            return duration_text(cell.integer);
        case CellForm::number:
            return std::string(cell.text);
        default:
            return shortened(cell.text);
    }
}

}  // namespace rowsmith
