// jobs download: the data of a completed job as one file a table.
#include "api/choices.h"
#include "api/job_report.h"
#include "api/parameters.h"
#include "api/place.h"
#include "base/text.h"
#include "jobs/merge_job.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string job_id;
    std::string output;
    MergeOptions merge = {};
};

struct Output {
    Job job;
    Merge merge;
    u64 size_bytes = 0;
};

Result<Input> read(const Context& context, const Arguments& arguments) {
    Input input{.job_id = arguments.text("job_id"), .output = arguments.text("output")};
    (void)TRY(default_place(context, {}));
    if (arguments.flag("overwrite")) input.merge.overwrite = Overwrite::anything;
    input.merge.run.threads = TRY(threads_in_range(context, arguments));
    input.merge.run.cancelled = context.cancelled;
    return input;
}

Result<Output> handle(Context& context, Input input) {
    const auto ledger = TRY(open_ledger(context));
    Output output{.job = {}, .merge = {}};
    output.job = TRY(ledger->find(input.job_id));
    // Parts and archives stay as they are: the files get a folder of their own.
    if (input.output.empty() && output.job.spec.layout != JobLayout::file)
        input.output = TRY(default_place(context, output.job.id));
    if (!input.output.empty()) input.merge.place = TRY(place_uri(context, input.output));
    const std::vector<Chunk> chunks = TRY(ledger->chunks(output.job.id));
    output.merge = TRY(merge_job(output.job, chunks, stores_of(context), input.merge));
    for (const ManifestTable& table : output.merge.manifest.tables)
        output.size_bytes += table.files[0].size_bytes;
    return output;
}

// 1.24: megabytes of 1,048,576 bytes.
double megabytes(u64 bytes) {
    const u64 hundredths = (bytes * 100 + (1 << 19)) >> 20;
    return static_cast<double>(hundredths) / 100;
}

Json file_json(const std::string& place, const ManifestTable& table) {
    const ManifestFile& file = table.files[0];
    Json json = Json::object();
    json.set("table", table.name).set("file_path", place + "/" + file.name);
    json.set("file_size_bytes", file.size_bytes).set("rows", table.rows);
    json.set("checksum", file.checksum);
    return json;
}

Reply reply(const Output& output) {
    const std::vector<ManifestTable>& tables = output.merge.manifest.tables;
    const std::string& place = output.merge.place;
    const bool is_one = tables.size() == 1;
    Reply reply;
    reply.json.set("message", "Dataset merged").set("job_id", output.job.id);
    reply.json.set("file_path", is_one ? place + "/" + tables[0].files[0].name : place)
        .set("file_size_bytes", output.size_bytes)
        .set("file_size_mb", Json::real(megabytes(output.size_bytes)))
        .set("format", output.job.spec.format)
        .set("total_rows", output.job.progress.rows_total);
    // Of a folder it is that of the manifest, which has those of all files.
    reply.json.set("checksum", is_one ? tables[0].files[0].checksum : output.merge.manifest_sha256);
    Json files = Json::array();
    for (const ManifestTable& table : tables) {
        files.add(file_json(place, table));
        reply.text += place + "/" + table.files[0].name + "  " + with_commas(table.rows) +
                      " rows  " + with_commas(table.files[0].size_bytes) + " bytes\n";
    }
    if (!is_one) reply.json.set("files", std::move(files));
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, TRY(read(context, arguments)))));
}

}  // namespace

const ApiOperation& merge_and_download() {
    static const ApiOperation operation{
        .name = "merge_and_download",
        .word = "jobs download",
        .summary = "give the data of a completed job as one file a table",
        .parameters = {job_parameter(),
                       {.option = {.name = "output",
                                   .doc = "folder for the files; else the job's own, or "
                                          "$OUTPUT_STORAGE_PATH/JOB where that holds parts or an "
                                          "archive"},
                        .letter = 'o'},
                       overwrite_parameter(),
                       threads_parameter()},
        .examples = {"jobs download 3f2a", "jobs download 3f2a -o shop"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
