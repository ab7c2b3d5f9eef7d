// jobs list: what the ledger holds, newest first.
#include "api/job_report.h"

namespace rowsmith::operations {

namespace {

struct Input {
    JobFilter filter;
};

using Output = std::vector<Job>;

Result<Input> read(const Arguments& arguments) {
    Input input;
    if (arguments.has("status")) input.filter.state = TRY(job_state(arguments.text("status")));
    input.filter.limit = TRY(arguments.number("limit")).value_or(100);
    input.filter.before = arguments.text("before");
    input.filter.name = arguments.text("name");
    return input;
}

Reply reply(const Output& jobs) {
    Reply reply;
    reply.json.set("total", static_cast<u64>(jobs.size()));
    add_jobs(reply, jobs);
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const Input input = TRY(read(arguments));
    const auto ledger = TRY(open_ledger(context));
    Reply told = reply(TRY(ledger->list(input.filter)));
    if (told.text.empty())
        told.summary = "no such job is in " + TRY(context.settings.text("JOB_PERSISTENCE_PATH")) +
                       "/jobs.sqlite\n";
    return told;
}

std::vector<std::string> state_words() {
    std::vector<std::string> words;
    for (size_t s = 0; s < job_state_count; s++)
        words.emplace_back(name_of(static_cast<JobState>(s)));
    return words;
}

}  // namespace

const ApiOperation& list_jobs() {
    static const ApiOperation operation{
        .name = "list_jobs",
        .word = "jobs list",
        .summary = "list jobs, newest first",
        .parameters = {{.option = {.name = "status",
                                   .kind = OptionKind::word,
                                   .doc = "jobs of this state only",
                                   .words = state_words()}},
                       {.option = {.name = "name", .doc = "datasets of this name; * is any text"}},
                       {.option = {.name = "limit",
                                   .kind = OptionKind::integer,
                                   .doc = "how many at most",
                                   .default_text = "100"}},
                       {.option = {.name = "before", .doc = "only jobs older than this one"}}},
        .examples = {"jobs list", "jobs list --status failed --json",
                     "jobs list --name 'shop*' --limit 20 --before 3f2a"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
