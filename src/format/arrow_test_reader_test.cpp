#include "format/arrow_test_reader.h"

#include <arrow/array.h>
#include <arrow/extension_type.h>
#include <arrow/table.h>
#include <arrow/util/decimal.h>

#include <algorithm>
#include <cmath>

#include "column/moment_text.h"
#include "format/cell_text.h"
#include "format/json_text.h"
#include "format/number_text.h"
#include "format/random_test_table.h"
#include "format/value_text.h"

namespace rowsmith {

namespace {

std::string json_string(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

std::string integer_json(i64 value, const Shape& shape) {
    const auto cell = CellText::bind(shape, {});
    std::string text;
    cell->append_integral(value, text);
    return cell->is_json_string() ? json_string(text) : text;
}

std::string float_json(double value, const Shape& shape) {
    if (!std::isfinite(value)) return "null";
    std::string text;
    append_float(text, value, shape.type.scale);
    return text;
}

std::string uuid_json(const u8* bytes) {
    u64 high = 0, low = 0;
    for (int i = 0; i < 8; i++) high = high << 8 | bytes[i], low = low << 8 | bytes[8 + i];
    std::string text;
    append_uuid(text, high, low);
    return json_string(text);
}

std::string text_json(std::string_view bytes, const Shape& shape) {
    if (shape.type.kind == Kind::json || shape.type.kind == Kind::array) return std::string(bytes);
    if (shape.type.kind != Kind::binary) return json_string(bytes);
    std::string text;
    append_base64(text, bytes);
    return json_string(text);
}

std::string list_json(const arrow::ListArray& list, i64 row, const Shape& shape) {
    std::string json = "[";
    for (i64 k = list.value_offset(row); k < list.value_offset(row + 1); k++)
        json += (json.size() > 1 ? "," : "") + cell_json(*list.values(), k, shape.children[0]);
    return json + "]";
}

// Coordinates as doubles back to the numbers of their shape.
std::string coordinate_json(const arrow::Array& numbers, i64 row, const Shape& shape) {
    if (numbers.IsNull(row)) return "null";
    const double number = static_cast<const arrow::DoubleArray&>(numbers).Value(row);
    if (shape.type.kind != Kind::decimal) return float_json(number, shape);
    double unit = 1;
    for (i32 k = 0; k < shape.type.scale; k++) unit *= 10;
    return integer_json(std::llround(number * unit), shape);
}

std::string point_json(const arrow::StructArray& record, i64 row, const Shape& shape) {
    EXPECT_EQ(static_cast<const arrow::StringArray&>(*record.field(0)).GetView(row), "Point");
    const auto& pair = static_cast<const arrow::ListArray&>(*record.field(1));
    EXPECT_EQ(pair.value_length(row), 2);
    const i64 first = pair.value_offset(row);
    return R"({"type":"Point","coordinates":[)" +
           coordinate_json(*pair.values(), first, shape.children[1]) + "," +
           coordinate_json(*pair.values(), first + 1, shape.children[0]) + "]}";
}

std::string record_json(const arrow::StructArray& record, i64 row, const Shape& shape) {
    const bool is_pair = shape.type.kind == Kind::coordinates;
    if (is_pair && shape.type.form == CoordinatesForm::geojson)
        return point_json(record, row, shape);
    std::string json = is_pair ? "[" : "{";
    for (size_t k = 0; k < shape.children.size(); k++) {
        if (k > 0) json += ",";
        if (!is_pair) json += json_string(shape.children[k].name) + ":";
        json += cell_json(*record.field(static_cast<int>(k)), row, shape.children[k]);
    }
    return json + (is_pair ? "]" : "}");
}

std::string decimal_json(const u8* bytes, const Shape& shape) {
    return integer_json(static_cast<i64>(arrow::Decimal128(bytes).low_bits()), shape);
}

}  // namespace

std::string cell_json(const arrow::Array& array, i64 row, const Shape& shape) {
    if (array.IsNull(row)) return "null";
    switch (array.type_id()) {
        case arrow::Type::INT64:
        case arrow::Type::TIME64:
        case arrow::Type::TIMESTAMP:
        case arrow::Type::DURATION:
            return integer_json(static_cast<const arrow::Int64Array&>(array).raw_values()[row],
                                shape);
        case arrow::Type::DATE32:
            return integer_json(static_cast<const arrow::Date32Array&>(array).Value(row), shape);
        case arrow::Type::DECIMAL128:
            return decimal_json(static_cast<const arrow::Decimal128Array&>(array).GetValue(row),
                                shape);
        case arrow::Type::BOOL:
            return static_cast<const arrow::BooleanArray&>(array).Value(row) ? "true" : "false";
        case arrow::Type::DOUBLE:
            return float_json(static_cast<const arrow::DoubleArray&>(array).Value(row), shape);
        case arrow::Type::FIXED_SIZE_BINARY:
            return uuid_json(static_cast<const arrow::FixedSizeBinaryArray&>(array).GetValue(row));
        case arrow::Type::STRING:
        case arrow::Type::BINARY:
            return text_json(static_cast<const arrow::BinaryArray&>(array).GetView(row), shape);
        case arrow::Type::DICTIONARY: {
            const auto& codes = static_cast<const arrow::DictionaryArray&>(array);
            return cell_json(*codes.dictionary(), codes.GetValueIndex(row), shape);
        }
        case arrow::Type::EXTENSION:
            return cell_json(*static_cast<const arrow::ExtensionArray&>(array).storage(), row,
                             shape);
        case arrow::Type::LIST:
            return list_json(static_cast<const arrow::ListArray&>(array), row, shape);
        case arrow::Type::STRUCT:
            return record_json(static_cast<const arrow::StructArray&>(array), row, shape);
        default:
            return "unexpected type " + array.type()->ToString();
    }
}

std::string file_of(const Writer& writer, const TestTable& table, const Cut& cut) {
    const auto encoder = writer.make_encoder();
    const auto assembler = writer.make_assembler();
    Buffer out, frame;
    EXPECT_TRUE(assembler->begin(out).has_value());
    std::string file(out.view());
    for (u32 start = 0; start < table.rows(); start += cut.frame_rows) {
        const u32 end = std::min(start + cut.frame_rows, table.rows());
        frame.clear();
        for (u32 first = start; first < end; first += cut.block) {
            const u32 count = std::min(cut.block, end - first);
            std::vector<Column> parts;
            for (const Column* column : table.columns())
                parts.push_back(slice(*column, first, count));
            std::vector<const Column*> columns;
            for (const Column& part : parts) columns.push_back(&part);
            const auto added = encoder->add(columns, count, frame);
            EXPECT_TRUE(added.has_value()) << to_text(added.error());
        }
        const auto finished = encoder->finish(frame);
        EXPECT_TRUE(finished.has_value()) << to_text(finished.error());
        out.clear();
        const auto bytes = assembler->append(frame.view(), out);
        EXPECT_TRUE(bytes.has_value()) << to_text(bytes.error());
        if (bytes) file += *bytes;
    }
    out.clear();
    EXPECT_TRUE(assembler->finish(out).has_value());
    return file + std::string(out.view());
}

Node options_map(const std::vector<std::pair<std::string, std::string>>& options) {
    Node map{.kind = NodeKind::map};
    for (const auto& [name, text] : options) map.set(name, make_scalar(text, map));
    return map;
}

Result<std::unique_ptr<Writer>> bind_format(std::string_view name, const TestTable& table,
                                            const Node& options) {
    for (const auto& entry : all_format())
        if (entry.file_name == name)
            return entry.get().bind(table.layout(), Options(entry.get().about, options, Type()));
    return fail({.code = ErrorCode::not_found, .cause = "no_format", .message = "no format"});
}

void expect_cells(const arrow::Table& read, const TestTable& table) {
    ASSERT_EQ(read.num_rows(), table.rows());
    ASSERT_EQ(read.num_columns(), static_cast<int>(table.columns().size()));
    for (int k = 0; k < read.num_columns(); k++) {
        const Column& column = *table.columns()[static_cast<size_t>(k)];
        EXPECT_EQ(read.field(k)->nullable(), column.shape->nullable);
        u32 row = 0;
        for (const auto& chunk : read.column(k)->chunks())
            for (i64 i = 0; i < chunk->length(); i++, row++)
                ASSERT_EQ(cell_json(*chunk, i, *column.shape), json_value_text(column, row))
                    << "column " << k << " row " << row << " of "
                    << read.field(k)->type()->ToString();
    }
}

}  // namespace rowsmith
