#include "read/parquet_cells.h"

#include <arrow/array.h>
#include <arrow/extension_type.h>
#include <arrow/type.h>
#include <arrow/util/decimal.h>

#include "base/json.h"
#include "base/text.h"
#include "column/moment_text.h"
#include "expression/value.h"

namespace rowsmith {

namespace {

i64 us_per(arrow::TimeUnit::type unit) {
    switch (unit) {
        case arrow::TimeUnit::SECOND:
            return us_per_second;
        case arrow::TimeUnit::MILLI:
            return us_per_ms;
        default:
            return 1;
    }
}

i64 to_us(i64 value, arrow::TimeUnit::type unit) {
    if (unit == arrow::TimeUnit::NANO) return floor_divide(value, 1000);
    i64 us = 0;
    if (__builtin_mul_overflow(value, us_per(unit), &us)) return value < 0 ? INT64_MIN : INT64_MAX;
    return us;
}

template <class Array>
i64 number_at(const arrow::Array& array, i64 row) {
    return static_cast<i64>(static_cast<const Array&>(array).Value(row));
}

template <class Array>
Cell real_at(const arrow::Array& array, i64 row) {
    return {.form = CellForm::real,
            .real = static_cast<double>(static_cast<const Array&>(array).Value(row))};
}

std::string_view view_of(const arrow::Array& array, i64 row) {
    if (array.type_id() == arrow::Type::LARGE_STRING ||
        array.type_id() == arrow::Type::LARGE_BINARY)
        return static_cast<const arrow::LargeBinaryArray&>(array).GetView(row);
    return static_cast<const arrow::BinaryArray&>(array).GetView(row);
}

std::string uuid_text(const u8* bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (size_t i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

class Filler {
public:
    explicit Filler(RowBatch& batch) : batch_(batch) {}

    bool failed() const { return failed_; }

    Cell cell(const arrow::Array& array, i64 row) {
        if (array.IsNull(row)) return Cell::null();
        switch (array.type_id()) {
            case arrow::Type::NA:
                return Cell::null();
            case arrow::Type::BOOL:
                return Cell::of_integer(CellForm::boolean,
                                        number_at<arrow::BooleanArray>(array, row));
            case arrow::Type::FLOAT:
                return real_at<arrow::FloatArray>(array, row);
            case arrow::Type::DOUBLE:
                return real_at<arrow::DoubleArray>(array, row);
            case arrow::Type::STRING:
            case arrow::Type::LARGE_STRING:
                return Cell::of_text(view_of(array, row));
            case arrow::Type::BINARY:
            case arrow::Type::LARGE_BINARY:
                return {.form = CellForm::bytes, .text = view_of(array, row)};
            case arrow::Type::DICTIONARY: {
                const auto& coded = static_cast<const arrow::DictionaryArray&>(array);
                return cell(*coded.dictionary(), coded.GetValueIndex(row));
            }
            case arrow::Type::EXTENSION:
                return extension(static_cast<const arrow::ExtensionArray&>(array), row);
            case arrow::Type::FIXED_SIZE_BINARY:
                return {
                    .form = CellForm::bytes,
                    .text = static_cast<const arrow::FixedSizeBinaryArray&>(array).GetView(row)};
            case arrow::Type::DECIMAL128:
                return decimal(array, row);
            case arrow::Type::LIST:
            case arrow::Type::LARGE_LIST:
            case arrow::Type::STRUCT: {
                std::string json;
                append_json(array, row, json);
                return {.form = CellForm::json, .text = batch_.keep(std::move(json))};
            }
            default:
                return moment_or_integer(array, row);
        }
    }

private:
    static Cell integer(i64 value) { return Cell::of_integer(CellForm::integer, value); }

    Cell moment_or_integer(const arrow::Array& array, i64 row) {
        switch (array.type_id()) {
            case arrow::Type::INT8:
                return integer(number_at<arrow::Int8Array>(array, row));
            case arrow::Type::INT16:
                return integer(number_at<arrow::Int16Array>(array, row));
            case arrow::Type::INT32:
                return integer(number_at<arrow::Int32Array>(array, row));
            case arrow::Type::INT64:
                return integer(number_at<arrow::Int64Array>(array, row));
            case arrow::Type::UINT8:
                return integer(number_at<arrow::UInt8Array>(array, row));
            case arrow::Type::UINT16:
                return integer(number_at<arrow::UInt16Array>(array, row));
            case arrow::Type::UINT32:
                return integer(number_at<arrow::UInt32Array>(array, row));
            case arrow::Type::UINT64: {
                const u64 value = static_cast<const arrow::UInt64Array&>(array).Value(row);
                if (value <= INT64_MAX) return integer(static_cast<i64>(value));
                return Cell::of_text(batch_.keep(std::to_string(value)));  // beyond 64 bits
            }
            case arrow::Type::DATE32:
                return Cell::of_integer(CellForm::date, number_at<arrow::Date32Array>(array, row));
            case arrow::Type::DATE64:
                return Cell::of_integer(
                    CellForm::date,
                    floor_divide(number_at<arrow::Date64Array>(array, row), 86'400'000));
            case arrow::Type::TIME32:
            case arrow::Type::TIME64:
                return time_of(array, row);
            case arrow::Type::TIMESTAMP: {
                const auto& type = static_cast<const arrow::TimestampType&>(*array.type());
                return Cell::of_integer(
                    type.timezone().empty() ? CellForm::local : CellForm::instant,
                    to_us(number_at<arrow::TimestampArray>(array, row), type.unit()));
            }
            case arrow::Type::DURATION: {
                const auto& type = static_cast<const arrow::DurationType&>(*array.type());
                return Cell::of_integer(
                    CellForm::duration,
                    to_us(number_at<arrow::DurationArray>(array, row), type.unit()));
            }
            default:
                failed_ = true;
                return {};
        }
    }

    static Cell time_of(const arrow::Array& array, i64 row) {
        const auto& type = static_cast<const arrow::TimeType&>(*array.type());
        const i64 value = array.type_id() == arrow::Type::TIME32
                              ? number_at<arrow::Time32Array>(array, row)
                              : number_at<arrow::Time64Array>(array, row);
        return Cell::of_integer(CellForm::time, to_us(value, type.unit()));
    }

    // Numbers beyond 64 bits stay text: no type takes them.
    Cell decimal(const arrow::Array& array, i64 row) {
        const auto& values = static_cast<const arrow::Decimal128Array&>(array);
        const auto& type = static_cast<const arrow::Decimal128Type&>(*array.type());
        const arrow::Decimal128 value(values.GetValue(row));
        const i64 low = static_cast<i64>(value.low_bits());
        const bool fits = value.high_bits() == (low < 0 ? -1 : 0);
        if (!fits || type.scale() < 0 || type.scale() > 18)
            return Cell::of_text(batch_.keep(value.ToString(type.scale())));
        return {.form = CellForm::decimal, .scale = type.scale(), .integer = low};
    }

    Cell extension(const arrow::ExtensionArray& array, i64 row) {
        const Cell stored = cell(*array.storage(), row);
        const auto& type = static_cast<const arrow::ExtensionType&>(*array.type());
        if (type.extension_name() != "arrow.uuid" || stored.text.size() != 16) return stored;
        const auto* bytes = reinterpret_cast<const u8*>(stored.text.data());
        return Cell::of_text(batch_.keep(uuid_text(bytes)));
    }

    void append_json(const arrow::Array& array, i64 row, std::string& out) {
        if (array.IsNull(row)) {
            out += "null";
        } else if (array.type_id() == arrow::Type::STRUCT) {
            append_object(static_cast<const arrow::StructArray&>(array), row, out);
        } else if (array.type_id() == arrow::Type::LIST) {
            append_list(static_cast<const arrow::ListArray&>(array), row, out);
        } else if (array.type_id() == arrow::Type::LARGE_LIST) {
            append_list(static_cast<const arrow::LargeListArray&>(array), row, out);
        } else {
            append_scalar(cell(array, row), out);
        }
    }

    void append_object(const arrow::StructArray& array, i64 row, std::string& out) {
        out += '{';
        for (int field = 0; field < array.num_fields(); field++) {
            if (field > 0) out += ',';
            out += json_string(array.type()->field(field)->name()) + ":";
            append_json(*array.field(field), row, out);
        }
        out += '}';
    }

    template <class List>
    void append_list(const List& array, i64 row, std::string& out) {
        out += '[';
        for (i64 i = array.value_offset(row); i < array.value_offset(row + 1); i++) {
            if (i > array.value_offset(row)) out += ',';
            append_json(*array.values(), i, out);
        }
        out += ']';
    }

    // As our JSON Lines have it.
    static void append_scalar(const Cell& cell, std::string& out) {
        switch (cell.form) {
            case CellForm::boolean:
                out += cell.integer != 0 ? "true" : "false";
                break;
            case CellForm::integer:
                out += std::to_string(cell.integer);
                break;
            case CellForm::real:
                out += cell.real - cell.real == 0 ? shortest(cell.real) : "null";
                break;
            case CellForm::decimal:
                out += decimal_text(cell.integer, cell.scale);
                break;
            case CellForm::date:
                out += json_string(date_text(cell.integer));
                break;
            case CellForm::time:
                out += json_string(time_text(cell.integer));
                break;
            case CellForm::local:
                out += json_string(datetime_text(cell.integer));
                break;
            case CellForm::instant:
                out += json_string(datetime_text(cell.integer) + "Z");
                break;
            case CellForm::duration:
                append_duration(cell.integer, out);
                break;
            case CellForm::json:
                out += cell.text;
                break;
            case CellForm::bytes:
                append_base64(cell.text, out);
                break;
            default:
                out += json_string(cell.text);
        }
    }

    // ISO 8601 in seconds.
    static void append_duration(i64 us, std::string& out) {
        out += us < 0 ? "\"-PT" : "\"PT";
        const i128 size = us < 0 ? -static_cast<i128>(us) : static_cast<i128>(us);
        out += decimal_text(size, 6) + "S\"";
    }

    static void append_base64(std::string_view bytes, std::string& out) {
        static constexpr std::string_view signs =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        out += '"';
        for (size_t i = 0; i < bytes.size(); i += 3) {
            u32 group = 0;
            for (size_t k = 0; k < 3; k++)
                group = group << 8 | (i + k < bytes.size() ? static_cast<u8>(bytes[i + k]) : 0u);
            for (size_t k = 0; k < 4; k++)
                out += i + k > bytes.size() ? '=' : signs[group >> (18 - 6 * k) & 63];
        }
        out += '"';
    }

    RowBatch& batch_;
    bool failed_ = false;
};

}  // namespace

Result<void> fill_cells(const arrow::Array& array, i64 offset, u32 count, RowBatch& batch,
                        size_t column) {
    Filler filler(batch);
    std::vector<Cell>& cells = batch.column(column);
    for (u32 row = 0; row < count; row++) cells[row] = filler.cell(array, offset + row);
    if (!filler.failed()) return {};
    return fail({.code = ErrorCode::invalid_data,
                 .cause = "type_not_read",
                 .message = "a column of Arrow's type " + array.type()->ToString(),
                 .expected = "numbers, texts, moments, lists and structs"});
}

}  // namespace rowsmith
