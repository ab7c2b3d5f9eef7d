// jobs chunk: makes one chunk of a job that is left to its client.
#include "api/choices.h"
#include "api/job_report.h"
#include "api/parameters.h"
#include "api/place.h"
#include "base/text.h"
#include "jobs/asked_chunk.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string job_id;
    u64 chunk_id = 0;
    u32 threads = 1;
};

Result<Input> read(const Context& context, const Arguments& arguments) {
    Input input{.job_id = arguments.text("job_id")};
    input.chunk_id = TRY(arguments.number("chunk_id")).value_or(0);
    input.threads = TRY(threads_in_range(context, arguments));
    return input;
}

Result<AskedChunk> handle(Context& context, const Input& input) {
    const auto ledger = TRY(open_ledger(context));
    const Job job = TRY(ledger->find(input.job_id));
    return ask_chunk(*ledger, stores_of(context), job, input.chunk_id,
                     {.threads = input.threads, .cancelled = context.cancelled});
}

Reply reply(const AskedChunk& asked) {
    const JobProgress& progress = asked.job.progress;
    Json job_progress = Json::object();
    job_progress.set("chunks_completed", progress.chunks)
        .set("total_chunks", progress.chunks_total)
        .set("rows_generated", progress.rows)
        .set("total_rows", progress.rows_total)
        .set("progress_percentage", Json::real(progress.percent()))
        .set("status", name_of(asked.job.state));
    Reply reply;
    reply.json.set("message", "Chunk generated")
        .set("job_id", asked.job.id)
        .set("chunk_id", asked.chunk.number)
        .set("rows_generated", asked.chunk.rows)
        .set("size_bytes", asked.chunk.size_bytes)
        .set("checksum", asked.chunk.sha256)
        .set("storage_location", asked.job.spec.chunk_place + "/" + asked.chunk.file)
        .set("job_progress", std::move(job_progress));
    reply.text = "chunk " + with_commas(asked.chunk.number) + ": " + with_commas(asked.chunk.rows) +
                 " rows; " + with_commas(progress.chunks) + " of " +
                 with_commas(progress.chunks_total) + " chunks, " +
                 std::string(name_of(asked.job.state)) + "\n";
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, TRY(read(context, arguments)))));
}

}  // namespace

const ApiOperation& generate_chunk() {
    static const ApiOperation operation{
        .name = "generate_chunk",
        .word = "jobs chunk",
        .summary = "make one chunk of a job, or tell of it where it is made already",
        .parameters = {job_parameter(),
                       {.option = {.name = "chunk_id",
                                   .kind = OptionKind::integer,
                                   .doc = "its number, from 0 on",
                                   .required = true},
                        .stands = Stands::first},
                       threads_parameter()},
        .examples = {"jobs chunk 3f2a 0"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
