// jobs pause, resume, cancel and retry.
#include "api/job_report.h"
#include "api/place.h"
#include "jobs/remove_chunks.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context& context, const Arguments& arguments) {
    const JobAction action = TRY(job_action(arguments.text("action")));
    const auto ledger = TRY(open_ledger(context));
    const Job job =
        TRY(ledger->control(arguments.text("job_id"), action, arguments.text("reason")));
    // Whoever works at the job takes its chunks away when it stops; here those that nobody does.
    if (job.state == JobState::cancelled) (void)TRY(remove_chunks(stores_of(context), job.spec));
    Reply reply{.json = job_json(job)};
    reply.json.set("action", name_of(action)).set("success", Json::boolean(true));
    reply.text = "job " + job.id + " is " + std::string(name_of(job.state)) + "\n";
    return reply;
}

}  // namespace

const ApiOperation& control_job() {
    static const ApiOperation operation{
        .name = "control_job",
        .word = "jobs control",
        .summary = "pause, resume, cancel or retry a job",
        .parameters = {job_parameter(),
                       {.option = {.name = "action",
                                   .kind = OptionKind::word,
                                   .doc = "what to do",
                                   .required = true,
                                   .words = {"pause", "resume", "cancel", "retry"}},
                        .stands = Stands::first},
                       {.option = {.name = "reason", .doc = "kept in the job's events"}}},
        .examples = {"jobs pause 3f2a --reason 'the disk is wanted'", "jobs resume 3f2a",
                     "jobs cancel 3f2a --reason 'a slip'", "jobs retry 3f2a"},
        .shorts = {{"jobs pause", "action", "pause", "stop a job for a while"},
                   {"jobs resume", "action", "resume", "go on with a paused job"},
                   {"jobs cancel", "action", "cancel", "stop a job for good"},
                   {"jobs retry", "action", "retry", "try a failed job again"}},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
