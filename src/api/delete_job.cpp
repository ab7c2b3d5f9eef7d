// jobs delete: a job with its chunks; what it has finished stays.
#include "api/job_report.h"
#include "api/place.h"
#include "base/text.h"
#include "jobs/remove_chunks.h"

namespace rowsmith::operations {

namespace {

struct Output {
    std::string id;
    u64 files = 0;
};

Result<Output> handle(Context& context, const std::string& given) {
    const auto ledger = TRY(open_ledger(context));
    const Job job = TRY(ledger->find(given));
    (void)TRY(ledger->remove(job.id));
    Output output{.id = job.id};
    const bool are_data = job.spec.layout == JobLayout::parts && job.state == JobState::completed;
    if (!are_data) output.files = TRY(remove_chunks(stores_of(context), job.spec));
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
