// jobs show: how far a job is.
#include "api/job_report.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context& context, const Arguments& arguments) {
    const auto ledger = TRY(open_ledger(context));
    const Job job = TRY(ledger->find(arguments.text("job_id")));
    Reply reply{.json = job_json(job), .text = job_text(job)};
    const auto worker = TRY(ledger->worker_of(job.id));
    reply.json.set("worker",
                   worker ? Json::number(static_cast<u64>(*worker)) : Json::written("null"));
    const bool is_waiting = job.state == JobState::pending || job.state == JobState::generating;
    if (worker)
        reply.text += "  worker   process " + std::to_string(*worker) + "\n";
    else if (is_waiting && job.spec.driver == Driver::workers)
        reply.text += "  worker   none: rowsmith jobs run works at it\n";
    return reply;
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
