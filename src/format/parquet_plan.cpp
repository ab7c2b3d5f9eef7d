#include "format/parquet_plan.h"

#include <arrow/buffer.h>
#include <arrow/ipc/writer.h>
#include <arrow/util/base64.h>
#include <arrow/util/key_value_metadata.h>
#include <parquet/arrow/schema.h>

#include <map>

#include "format/arrow_edge.h"
#include "format/arrow_frame_rows.h"
#include "format/arrow_options.h"

namespace rowsmith {

namespace {

// Larger batches make the statistics of dictionary columns much cheaper.
constexpr i64 write_batch_rows = 65'536;
// Dictionaries hold just what a row group uses; the library's limit of 1 MB would drop good ones.
constexpr i64 dictionary_bytes_max = 4 << 20;

using PropertiesBuilder = parquet::WriterProperties::Builder;

// How the values of one leaf of the schema are best kept.
enum class LeafCoding : u8 {
    repeated,    // few values: a dictionary
    increasing,  // integers: differences, packed in few bits
    plain,
};

LeafCoding coding_of(const ArrowColumn& column) {
    switch (column.layout) {
        case ArrowLayout::boolean:
        case ArrowLayout::uuid:
            return LeafCoding::plain;
        case ArrowLayout::dictionary:
            return LeafCoding::repeated;
        default:
            break;
    }
    if (column.shape->form == Form::codes) return LeafCoding::repeated;
    switch (column.layout) {
        case ArrowLayout::int64:
        case ArrowLayout::date:
            return LeafCoding::increasing;
        case ArrowLayout::decimal: {
            const auto& type = static_cast<const arrow::Decimal128Type&>(*column.field->type());
            return type.precision() <= 18 ? LeafCoding::increasing : LeafCoding::plain;
        }
        default:
            return LeafCoding::plain;
    }
}

// In the order of Parquet's leaves: depth first.
void list_codings(const ArrowColumn& column, std::vector<LeafCoding>& codings) {
    if (column.layout == ArrowLayout::point) {
        codings.push_back(LeafCoding::repeated);  // the word Point
        codings.push_back(LeafCoding::plain);
    } else if (column.children.empty()) {
        codings.push_back(coding_of(column));
    } else {
        for (const ArrowColumn& child : column.children) list_codings(child, codings);
    }
}

void set_codings(const ParquetPlan& plan, PropertiesBuilder& builder) {
    std::vector<LeafCoding> codings;
    for (const ArrowColumn& column : plan.columns) list_codings(column, codings);
    std::map<std::string, int> paths;  // `a.b` may be a column and a field of a record
    const parquet::SchemaDescriptor& schema = *plan.parquet_schema;
    for (int k = 0; k < schema.num_columns(); k++) paths[schema.Column(k)->path()->ToDotString()]++;
    for (int k = 0; k < schema.num_columns(); k++) {
        const std::string path = schema.Column(k)->path()->ToDotString();
        const LeafCoding coding = codings[static_cast<size_t>(k)];
        if (paths[path] > 1 || coding == LeafCoding::repeated) continue;
        builder.disable_dictionary(path);
        if (coding == LeafCoding::increasing)
            builder.encoding(path, parquet::Encoding::DELTA_BINARY_PACKED);
    }
}

void set_basics(const ParquetPlan& plan, PropertiesBuilder& builder) {
    builder.version(parquet::ParquetVersion::PARQUET_2_6)
        ->data_page_version(parquet::ParquetDataPageVersion::V1)
        ->write_batch_size(write_batch_rows)
        ->dictionary_pagesize_limit(dictionary_bytes_max)
        ->max_row_group_length(static_cast<i64>(plan.frame_rows))
        ->enable_store_decimal_as_integer()
        ->disable_write_page_index()
        ->set_size_statistics_level(parquet::SizeStatisticsLevel::ColumnChunk);
}

Result<void> make_parquet_schema(ParquetPlan& plan) {
    return guarded("describe the columns for Parquet", [&]() -> Result<void> {
        return from_arrow(
            "describe the columns for Parquet",
            parquet::arrow::ToParquetSchema(plan.schema.get(), *plan.properties,
                                            *plan.arrow_properties, &plan.parquet_schema));
    });
}

// Tells readers that know Arrow the types that Parquet has not: durations, categories, zones.
Result<std::string> arrow_schema_text(const std::vector<ArrowColumn>& columns) {
    const auto bytes =
        TRY(from_arrow("write the schema", arrow::ipc::SerializeSchema(*read_schema(columns))));
    return arrow::util::base64_encode(std::string_view(*bytes));
}

Result<void> check_records(const Shape& shape, const Place& place) {
    if (shape.form == Form::record && shape.children.empty())
        return fail({.code = ErrorCode::unsupported,
                     .cause = "empty_record",
                     .message = place.path + " is an object without fields",
                     .place = place,
                     .expected = "at least one field: Parquet has no empty groups",
                     .fix = "add a field, hide the column or choose another format"});
    for (const Shape& child : shape.children) (void)TRY(check_records(child, place));
    return {};
}

Result<void> check_columns(const TableLayout& layout) {
    if (layout.fields.empty())
        return fail({.code = ErrorCode::unsupported,
                     .cause = "no_columns",
                     .message = "table " + layout.table + " shows no columns",
                     .expected = "at least one column: Parquet has no files without",
                     .fix = "show a column or choose another format"});
    for (const Field& field : layout.fields) {
        Place place;
        place.path = layout.table + "." + field.name;
        (void)TRY(check_records(*field.shape, place));
    }
    return {};
}

}  // namespace

std::vector<OptionSpec> parquet_options() {
    return {compression_option({"snappy", "none", "zstd", "gzip", "lz4"}),
            compression_level_option(), row_group_rows_option(), metadata_option()};
}

Result<std::shared_ptr<const ParquetPlan>> bind_parquet(const TableLayout& layout,
                                                        const Options& options) {
    (void)TRY(check_columns(layout));
    auto plan = std::make_shared<ParquetPlan>();
    plan->columns = TRY(bind_arrow_columns(layout, JoinedTexts::as_dictionary));
    plan->schema = arrow_schema(plan->columns);
    plan->frame_rows = TRY(chosen_frame_rows(layout, options));
    const ChosenCompression compression = TRY(chosen_compression(options));
    auto metadata = TRY(file_metadata(options));
    metadata->Append("ARROW:schema", TRY(arrow_schema_text(plan->columns)));
    plan->metadata = std::move(metadata);

    PropertiesBuilder builder;
    set_basics(*plan, builder);
    builder.compression(compression.codec);
    if (compression.level) builder.compression_level(*compression.level);
    plan->properties = builder.build();
    plan->arrow_properties = parquet::ArrowWriterProperties::Builder().build();
    (void)TRY(make_parquet_schema(*plan));
    set_codings(*plan, builder);
    plan->properties = builder.build();
    return plan;
}

}  // namespace rowsmith
