// jobs run: works at the jobs of the ledger until nothing is left to do.
#include <algorithm>

#include "api/choices.h"
#include "api/cleaning.h"
#include "api/job_report.h"
#include "api/parameters.h"
#include "api/work_on_jobs.h"

namespace rowsmith::operations {

namespace {

Result<bool> has_failed_since(JobLedger& ledger, i64 start_us) {
    constexpr u64 looked_at = 1000;
    const auto failed = TRY(ledger.list({.state = JobState::failed, .limit = looked_at}));
    return std::ranges::any_of(
        failed, [&](const Job& job) { return job.ended_us.value_or(0) >= start_us; });
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const u64 threads = TRY(wanted_threads(context, arguments));
    const auto ledger = TRY(open_ledger(context));
    const auto removed = TRY(clean_old_jobs(context, *ledger, {}));
    const i64 start_us = context.clock.now_us();
    (void)TRY(work_on_jobs(context, *ledger,
                           {.threads = threads, .until = {}, .stays = arguments.flag("stay")}));
    Reply reply;
    reply.json.set("removed", removed_json(removed));
    for (const RemovedJob& job : removed) reply.notes += removed_line(job, false);
    add_jobs(reply, TRY(ledger->list({.limit = 20})));
    if (arguments.flag("stay")) return reply;  // a signal is the end that it waits for
    if (TRY(has_failed_since(*ledger, start_us))) {
        reply.verdict = ErrorCode::io;
        reply.notes += "a job failed; rowsmith jobs list --status failed names it\n";
    }
    tell_of_stop(context, reply);
    return reply;
}

}  // namespace

const ApiOperation& run_jobs() {
    static const ApiOperation operation{
        .name = "run_jobs",
        .word = "jobs run",
        .summary = "work at the jobs that wait or were left, until none is",
        .parameters = {{.option = {.name = "stay",
                                   .kind = OptionKind::boolean,
                                   .doc = "wait for more jobs, until it is ended by Ctrl-C"}},
                       threads_parameter()},
        .examples = {"jobs run", "jobs run --threads 8", "jobs run --stay"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
