// jobs run: works at the jobs of the ledger until nothing is left to do.
#include "api/job_report.h"
#include "api/work_on_jobs.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context& context, const Arguments& arguments) {
    const std::optional<u64> threads = TRY(arguments.number("threads"));
    const auto ledger = TRY(open_ledger(context));
    (void)TRY(work_on_jobs(context, *ledger, threads));
    Reply reply;
    Json list = Json::array();
    const std::vector<Job> jobs = TRY(ledger->list({.limit = 20}));
    for (const Job& job : jobs) {
        list.add(job_json(job));
        reply.text += job_line(job);
    }
    reply.json.set("jobs", std::move(list));
    return reply;
}

}  // namespace

const ApiOperation& run_jobs() {
    static const ApiOperation operation{
        .name = "run_jobs",
        .word = "jobs run",
        .summary = "work at the jobs that wait or were left, until none is",
        .parameters = {{.option = {.name = "threads",
                                   .kind = OptionKind::integer,
                                   .doc = "else one for each core"}}},
        .examples = {"jobs run", "jobs run --threads 8"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
