// All that the frames and the file of one Parquet table share, fixed when the format binds.
#pragma once
#include <arrow/type.h>
#include <parquet/properties.h>
#include <parquet/schema.h>

#include <memory>
#include <string>
#include <vector>

#include "format/arrow_schema.h"

namespace rowsmith {

struct ParquetPlan {
    std::vector<ArrowColumn> columns;
    std::shared_ptr<arrow::Schema> schema;
    std::shared_ptr<parquet::SchemaDescriptor> parquet_schema;
    std::shared_ptr<parquet::WriterProperties> properties;
    std::shared_ptr<parquet::ArrowWriterProperties> arrow_properties;
    std::shared_ptr<const arrow::KeyValueMetadata> metadata;  // of the file
    u64 frame_rows;
};

std::vector<OptionSpec> parquet_options();

// Checks the options, and that Parquet can hold the columns.
Result<std::shared_ptr<const ParquetPlan>> bind_parquet(const TableLayout& layout,
                                                        const Options& options);

}  // namespace rowsmith
