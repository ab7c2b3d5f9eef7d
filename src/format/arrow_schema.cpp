#include "format/arrow_schema.h"

#include <arrow/extension/json.h>
#include <arrow/extension/uuid.h>
#include <arrow/util/key_value_metadata.h>

#include "format/joined_dictionary.h"

namespace rowsmith {

namespace {

using TypePointer = std::shared_ptr<arrow::DataType>;

constexpr i64 power_18 = 1'000'000'000'000'000'000;

bool has_texts(const Shape& shape) {
    return shape.dictionary->integers.empty() && shape.dictionary->floats.empty();
}

bool holds_integers(const Shape& shape) {
    if (!is_integral(shape.type.kind)) return false;
    return shape.form == Form::int64 ||
           (shape.form == Form::codes && shape.dictionary->texts.empty());
}

bool holds_floats(const Shape& shape) {
    if (shape.type.kind != Kind::float_) return false;
    return shape.form == Form::float64 ||
           (shape.form == Form::codes && shape.dictionary->texts.empty());
}

ArrowLayout layout_of(const Shape& shape) {
    const Kind kind = shape.type.kind;
    if (shape.form == Form::list) return ArrowLayout::list;
    if (shape.form == Form::record)
        return kind == Kind::coordinates && shape.type.form == CoordinatesForm::geojson
                   ? ArrowLayout::point
                   : ArrowLayout::record;
    if (shape.form == Form::uuid) return ArrowLayout::uuid;
    if (holds_floats(shape)) return ArrowLayout::float64;
    if (holds_integers(shape)) {
        switch (kind) {
            case Kind::date:
                return ArrowLayout::date;
            case Kind::decimal:
                return ArrowLayout::decimal;
            case Kind::boolean:
                return ArrowLayout::boolean;
            default:
                return ArrowLayout::int64;
        }
    }
    if (shape.form == Form::codes && has_texts(shape) && kind != Kind::json && kind != Kind::array)
        return ArrowLayout::dictionary;
    return ArrowLayout::text;
}

// 18 digits, which Parquet keeps in 64 bits, where the bounds allow; an i64 has at most 19.
TypePointer decimal_type(const Shape& shape) {
    i64 low = shape.low, high = shape.high;
    if (shape.form == Form::codes) {
        low = high = 0;
        for (const i64 entry : shape.dictionary->integers)
            low = std::min(low, entry), high = std::max(high, entry);
    }
    const bool fits = low > -power_18 && high < power_18;
    return arrow::decimal128(fits ? 18 : 19, shape.type.scale);
}

TypePointer int64_type(const Type& type) {
    switch (type.kind) {
        case Kind::time:
            return arrow::time64(arrow::TimeUnit::MICRO);
        case Kind::datetime:
            return arrow::timestamp(arrow::TimeUnit::MICRO, type.zone.empty() ? "" : "UTC");
        case Kind::duration:
            return arrow::duration(arrow::TimeUnit::MICRO);
        default:
            return arrow::int64();
    }
}

TypePointer text_type(const Type& type) {
    if (type.kind == Kind::json || type.kind == Kind::array) return arrow::extension::json();
    return type.kind == Kind::binary ? arrow::binary() : arrow::utf8();
}

TypePointer point_type(const Shape& shape) {
    const bool nullable = shape.children[0].nullable || shape.children[1].nullable;
    return arrow::struct_(
        {arrow::field("type", arrow::utf8(), false),
         arrow::field("coordinates", arrow::list(arrow::field("item", arrow::float64(), nullable)),
                      false)});
}

TypePointer record_type(const std::vector<ArrowColumn>& children,
                        std::shared_ptr<arrow::Field> ArrowColumn::* field) {
    arrow::FieldVector fields;
    for (const ArrowColumn& child : children) fields.push_back(child.*field);
    return arrow::struct_(std::move(fields));
}

// The type as it is written, and as readers of Parquet get it.
std::pair<TypePointer, TypePointer> types_of(const ArrowColumn& column) {
    const auto both = [](const TypePointer& type) { return std::pair(type, type); };
    const Shape& shape = *column.shape;
    switch (column.layout) {
        case ArrowLayout::int64:
            return both(int64_type(shape.type));
        case ArrowLayout::date:
            return both(arrow::date32());
        case ArrowLayout::decimal:
            return both(decimal_type(shape));
        case ArrowLayout::boolean:
            return both(arrow::boolean());
        case ArrowLayout::float64:
            return both(arrow::float64());
        case ArrowLayout::uuid:
            return both(arrow::extension::uuid());
        case ArrowLayout::text:
            return both(text_type(shape.type));
        case ArrowLayout::dictionary: {
            const TypePointer value = text_type(shape.type);
            const TypePointer written = arrow::dictionary(arrow::int32(), value);
            return {written, shape.type.kind == Kind::enum_ ? written : value};
        }
        case ArrowLayout::list:
            return {arrow::list(column.children[0].field),
                    arrow::list(column.children[0].read_field)};
        case ArrowLayout::record:
            return {record_type(column.children, &ArrowColumn::field),
                    record_type(column.children, &ArrowColumn::read_field)};
        case ArrowLayout::point:
            break;
    }
    return both(point_type(shape));
}

std::string child_name(const Shape& shape, size_t k) {
    if (shape.form == Form::list) return "item";
    if (shape.type.kind == Kind::coordinates) return k == 0 ? "latitude" : "longitude";
    return shape.children[k].name;
}

// Sets what the layout needs to be written.
Result<void> bind_layout(ArrowColumn& column, const Place& place, JoinedTexts joined) {
    const Shape& shape = *column.shape;
    if (column.layout == ArrowLayout::dictionary)
        column.dictionary =
            std::make_shared<const ArrowDictionary>(*shape.dictionary, text_type(shape.type));
    if (column.layout != ArrowLayout::text) return {};
    if (joined == JoinedTexts::as_dictionary) {
        if (auto entries = join_dictionary(shape)) {
            column.layout = ArrowLayout::dictionary;
            column.dictionary = std::make_shared<const ArrowDictionary>(entries->combinations,
                                                                        text_type(shape.type));
            column.strides = std::move(entries->strides);
            return {};
        }
    }
    column.bytes = std::make_shared<const CellBytes>(TRY(CellBytes::bind(shape, place)));
    column.rows = TRY(bind_cell_rows(shape, place));
    return {};
}

Result<ArrowColumn> bind_column(const std::string& name, const Shape& shape, const Place& place,
                                JoinedTexts joined) {
    ArrowColumn column{
        .shape = &shape, .layout = layout_of(shape), .field = nullptr, .read_field = nullptr};
    (void)TRY(bind_layout(column, place, joined));
    if (shape.form == Form::list || shape.form == Form::record)
        for (size_t k = 0; k < shape.children.size(); k++)
            column.children.push_back(
                TRY(bind_column(child_name(shape, k), shape.children[k], place, joined)));
    const auto [written, read] = types_of(column);
    const std::shared_ptr<const arrow::KeyValueMetadata> zone =
        shape.type.kind == Kind::datetime && !shape.type.zone.empty()
            ? arrow::key_value_metadata({"zone"}, {shape.type.zone})
            : nullptr;
    column.field = arrow::field(name, written, shape.nullable, zone);
    column.read_field = arrow::field(name, read, shape.nullable, zone);
    return column;
}

}  // namespace

Result<std::vector<ArrowColumn>> bind_arrow_columns(const TableLayout& layout, JoinedTexts joined) {
    std::vector<ArrowColumn> columns;
    for (const Field& field : layout.fields) {
        Place place;
        place.path = layout.table + "." + field.name;
        columns.push_back(TRY(bind_column(field.name, *field.shape, place, joined)));
    }
    return columns;
}

std::shared_ptr<arrow::Schema> arrow_schema(const std::vector<ArrowColumn>& columns) {
    return arrow::schema(record_type(columns, &ArrowColumn::field)->fields());
}

std::shared_ptr<arrow::Schema> read_schema(const std::vector<ArrowColumn>& columns) {
    return arrow::schema(record_type(columns, &ArrowColumn::read_field)->fields());
}

}  // namespace rowsmith
