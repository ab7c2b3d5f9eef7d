// Makes the tables of a plan and hands their files to a delivery: each table's file, the canonical
// schema and the manifest, which comes last.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "archive/compression.h"
#include "base/delivery.h"
#include "plan/plan.h"
#include "run/executor.h"
#include "run/manifest.h"

namespace rowsmith {

// A format with the options that were given to it.
struct OutputFormat {
    std::string name;
    std::string extension;  // of files, without the dot
    NamedTexts options = {};
    NamedTexts libraries = {};
    Compression compression = Compression::none;  // of whole files
    std::function<Result<std::unique_ptr<Writer>>(const TableLayout&)> make_writer = {};
};

struct DatasetOptions {
    RunOptions run = {};
    ChecksumKind checksum = ChecksumKind::sha256;
    bool values_digest = false;
};

struct DatasetRequest {
    const Plan* plan;
    std::string schema_text;  // the canonical schema, which is written beside the data
    std::vector<const PlannedTable*> tables;  // of the plan; what is written, in this order
    const OutputFormat* format;
    DatasetOptions options = {};
};

// What a file of the format is called after its table, without the dot.
std::string ending_of(const OutputFormat& format);

// The visible columns of a table, in order. Shapes belong to the plan.
TableLayout layout_of(const Plan& plan, const PlannedTable& table);

// What the manifest says before any row is made: sizes, checksums and digests are empty.
Manifest make_recipe(const DatasetRequest& request);

// Makes everything and commits. All mistakes that a format can find come before the first byte.
Result<Manifest> write_dataset(const DatasetRequest& request, Delivery& delivery);

// One table to a sink, no manifest.
Result<void> write_table(const DatasetRequest& request, ByteSink& sink);

}  // namespace rowsmith
