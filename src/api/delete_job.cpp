// jobs delete: a job with its chunks; what it has finished stays.
#include "api/job_report.h"
#include "api/place.h"
#include "base/text.h"
#include "jobs/remove_job.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context& context, const Arguments& arguments) {
    const auto ledger = TRY(open_ledger(context));
    const RemovedJob removed =
        TRY(remove_job(*ledger, stores_of(context), arguments.text("job_id")));
    Reply reply;
    reply.json.set("job_id", removed.id).set("files_removed", removed.files);
    reply.text = "job " + removed.id + " is deleted, with " + with_commas(removed.files) +
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
