// jobs clean: removes jobs that ended long ago, with their chunks; finished data stays.
#include "api/cleaning.h"
#include "api/job_report.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context& context, const Arguments& arguments) {
    const auto ledger = TRY(open_ledger(context));
    const std::optional<u64> days = TRY(arguments.number("days"));
    const bool is_dry = arguments.flag("dry_run");
    const auto removed = TRY(clean_old_jobs(context, *ledger, {.days = days, .is_dry = is_dry}));
    Reply reply;
    reply.json.set("dry_run", Json::boolean(is_dry)).set("removed", removed_json(removed));
    for (const RemovedJob& job : removed) reply.text += removed_line(job, is_dry);
    return reply;
}

}  // namespace

const ApiOperation& clean_jobs() {
    static const ApiOperation operation{
        .name = "clean_jobs",
        .word = "jobs clean",
        .summary = "remove jobs that ended long ago, with their chunks; finished data stays",
        .parameters = {{.option = {.name = "days",
                                   .kind = OptionKind::integer,
                                   .doc = "since they ended, at least; else $JOB_CLEANUP_DAYS"}},
                       {.option = {.name = "dry_run",
                                   .kind = OptionKind::boolean,
                                   .doc = "only tell which they are"}}},
        .examples = {"jobs clean", "jobs clean --days 30 --dry-run"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
