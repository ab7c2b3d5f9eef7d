// jobs show: how far a job is.
#include "api/job_report.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context& context, const Arguments& arguments) {
    const auto ledger = TRY(open_ledger(context));
    const Job job = TRY(ledger->find(arguments.text("job_id")));
    return Reply{.json = job_json(job), .text = job_text(job)};
}

}  // namespace

const ApiOperation& get_job_progress() {
    static const ApiOperation operation{.name = "get_job_progress",
                                        .word = "jobs show",
                                        .summary = "tell how far a job is",
                                        .parameters = {job_parameter()},
                                        .examples = {"jobs show 3f2a"},
                                        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
