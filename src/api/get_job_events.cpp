// jobs events: what happened to a job, when and why.
#include "api/job_report.h"

namespace rowsmith::operations {

namespace {

Reply reply(const std::vector<JobEvent>& events) {
    Reply reply;
    Json list = Json::array();
    for (const JobEvent& event : events) {
        list.add(event_json(event));
        reply.text += instant_text(event.at_us) + "  " + event.kind +
                      (event.detail.empty() ? "" : "  " + event.detail) + "\n";
    }
    reply.json.set("events", std::move(list));
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const u64 after = TRY(arguments.number("after")).value_or(0);
    const u64 limit = TRY(arguments.number("limit")).value_or(1000);
    const auto ledger = TRY(open_ledger(context));
    return reply(TRY(ledger->events(arguments.text("job_id"), static_cast<i64>(after), limit)));
}

}  // namespace

const ApiOperation& get_job_events() {
    static const ApiOperation operation{
        .name = "get_job_events",
        .word = "jobs events",
        .summary = "tell what happened to a job, when and why",
        .parameters = {job_parameter(),
                       {.option = {.name = "after",
                                   .kind = OptionKind::integer,
                                   .doc = "only events behind this number"}},
                       {.option = {.name = "limit",
                                   .kind = OptionKind::integer,
                                   .doc = "how many at most",
                                   .default_text = "1000"}}},
        .examples = {"jobs events 3f2a", "jobs events 3f2a --after 17 --json"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
