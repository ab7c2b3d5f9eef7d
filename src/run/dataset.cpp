#include "run/dataset.h"

#include "archive/compressing_sink.h"
#include "base/lent_sink.h"
#include "base/version.h"
#include "format/json_writer.h"
#include "run/hashing_sink.h"
#include "run/values_digest.h"

namespace rowsmith {

namespace {

using Writers = std::vector<std::unique_ptr<Writer>>;

Result<Writers> make_writers(const DatasetRequest& request) {
    Writers writers;
    for (const PlannedTable* table : request.tables)
        writers.push_back(TRY(request.format->make_writer(layout_of(*request.plan, *table))));
    return writers;
}

Result<void> write_text(Delivery& delivery, std::string_view name, std::string_view text) {
    const auto sink = TRY(delivery.create(std::string(name)));
    (void)TRY(sink->write(text));
    return sink->close();
}

// Compressed where the format says so; closes the sink.
Result<void> run_compressed(const DatasetRequest& request, const PlannedTable& table,
                            const Writer& writer, ByteSink& sink) {
    const RunOptions& run = request.options.run;
    const auto file =
        compressed(std::make_unique<LentSink>(sink), request.format->compression, run.threads);
    return run_table({table.program.get(), &writer, {0, table.rows}, file.get()}, run);
}

// The rows are made a second time: digests are asked for rarely, and a format's files need not hold
// what the digest reads.
Result<std::string> digest_values(const DatasetRequest& request, const PlannedTable& table) {
    const auto writer = TRY(make_jsonl_writer(layout_of(*request.plan, table)));
    ValuesDigestSink sink;
    RunOptions options = request.options.run;
    options.rows_done = nullptr;
    options.bytes_done = nullptr;
    (void)TRY(run_table({table.program.get(), writer.get(), {0, table.rows}, &sink}, options));
    return sink.hex();
}

Result<void> write_one(const DatasetRequest& request, size_t number, const Writer& writer,
                       Delivery& delivery, ManifestTable& said) {
    const PlannedTable& table = *request.tables[number];
    ManifestFile& file = said.files[0];
    HashingSink sink(TRY(delivery.create(file.name)), request.options.checksum);
    (void)TRY(run_compressed(request, table, writer, sink));
    file.size_bytes = sink.bytes();
    file.checksum = sink.hex();
    if (request.options.values_digest) said.values_digest = TRY(digest_values(request, table));
    return {};
}

}  // namespace

std::string ending_of(const OutputFormat& format) {
    return format.extension + std::string(ending_of(format.compression));
}

TableLayout layout_of(const Plan& plan, const PlannedTable& table) {
    TableLayout layout{table.name, {}};
    for (const PlannedColumn& column : table.columns)
        if (!column.hidden)
            layout.fields.push_back({column.name, &plan.graph->shape(column.value)});
    return layout;
}

Manifest make_recipe(const DatasetRequest& request) {
    const Schema& schema = *request.plan->schema;
    const std::string& text = request.schema_text;
    Manifest manifest{.name = schema.name,
                      .schema_sha256 = checksum_of(ChecksumKind::sha256, text),
                      .schema_size_bytes = text.size(),
                      .seed = schema.seed,
                      .engine = schema.engine.value_or(newest_engine),
                      .tool_version = std::string(tool_version()),
                      .libraries = request.format->libraries,
                      .format = request.format->name,
                      .options = request.format->options,
                      .compression = request.format->compression,
                      .checksum = request.options.checksum};
    for (auto& library : libraries_of(manifest.compression))
        manifest.libraries.push_back(std::move(library));
    for (const PlannedTable* table : request.tables)
        manifest.tables.push_back(
            {table->name, table->rows, {{table->name + "." + ending_of(*request.format)}}});
    return manifest;
}

Result<Manifest> write_dataset(const DatasetRequest& request, Delivery& delivery) {
    const Writers writers = TRY(make_writers(request));
    Manifest manifest = make_recipe(request);
    for (size_t i = 0; i < writers.size(); i++)
        (void)TRY(write_one(request, i, *writers[i], delivery, manifest.tables[i]));
    (void)TRY(write_text(delivery, schema_file_name, request.schema_text));
    (void)TRY(write_text(delivery, manifest_file_name, print_manifest(manifest)));
    (void)TRY(delivery.commit());
    return manifest;
}

Result<void> write_table(const DatasetRequest& request, ByteSink& sink) {
    const Writers writers = TRY(make_writers(request));
    const PlannedTable& table = *request.tables.front();
    return run_compressed(request, table, *writers.front(), sink);
}

}  // namespace rowsmith
