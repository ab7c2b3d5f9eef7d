// jobs run: works at the jobs of the ledger until nothing is left to do.
#include "api/choices.h"
#include "api/cleaning.h"
#include "api/job_report.h"
#include "api/parameters.h"
#include "api/work_on_jobs.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context& context, const Arguments& arguments) {
    const u64 threads = TRY(wanted_threads(context, arguments));
    const auto ledger = TRY(open_ledger(context));
    const auto removed = TRY(clean_old_jobs(context, *ledger, {}));
    (void)TRY(work_on_jobs(context, *ledger,
                           {.threads = threads, .until = {}, .stays = arguments.flag("stay")}));
    Reply reply;
    reply.json.set("removed", removed_json(removed));
    for (const RemovedJob& job : removed) reply.notes += removed_line(job, false);
    add_jobs(reply, TRY(ledger->list({.limit = 20})));
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
