// jobs delete: a job with its chunks; what it has finished stays.
#include "api/job_report.h"
#include "base/text.h"
#include "store/open_store.h"

namespace rowsmith::operations {

namespace {

struct Output {
    std::string id;
    u64 files = 0;
};

Result<Output> handle(Context& context, const std::string& given) {
    const auto ledger = TRY(open_ledger(context));
    const Job job = TRY(ledger->find(given));
    const std::vector<Chunk> chunks = TRY(ledger->chunks(job.id));
    const bool are_data = job.spec.layout == JobLayout::parts && job.state == JobState::completed;
    const auto store = TRY(open_store(context.files, job.spec.chunk_place));
    (void)TRY(ledger->remove(job.id));
    Output output{.id = job.id};
    for (const Chunk& chunk : chunks) {
        if (are_data || !TRY(store->size_bytes(chunk.file))) continue;
        (void)TRY(store->remove(chunk.file));
        output.files++;
    }
    return output;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const Output output = TRY(handle(context, arguments.text("job_id")));
    Reply reply;
    reply.json.set("job_id", output.id).set("files_removed", output.files);
    reply.text = "job " + output.id + " is deleted, with " + with_commas(output.files) +
                 " files of chunks\n";
    return reply;
}

}  // namespace

const ApiOperation& delete_job() {
    static const ApiOperation operation{
        .name = "delete_job",
        .word = "jobs delete",
        .summary = "delete a job and its chunks; finished data stays",
        .parameters = {job_parameter()},
        .examples = {"jobs delete 3f2a"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
