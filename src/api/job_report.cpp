#include "api/job_report.h"

#include "base/text.h"
#include "column/moment_text.h"

namespace rowsmith {

namespace {

std::string tenths(double number) {
    const auto all = static_cast<u64>(number * 10 + 0.5);
    return with_commas(all / 10) + "." + std::to_string(all % 10);
}

Json instant_or_null(const std::optional<i64>& us) {
    return us ? Json::text(instant_text(*us)) : Json::written("null");
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json::written("null") : Json::text(text);
}

std::string line_of(const Job& job) {
    std::string state(name_of(job.state));
    state.resize(std::max<size_t>(state.size(), 17), ' ');
    std::string share = percent_text(job.progress);
    if (share.size() < 7) share.insert(0, 7 - share.size(), ' ');
    return job.id + "  " + state + " " + share + "  " + instant_text(job.created_us) + "  " +
           job.spec.name + "\n";
}

}  // namespace

std::string percent_text(const JobProgress& progress) { return tenths(progress.percent()) + " %"; }

std::string span_text(u64 us) {
    const u64 seconds = us / us_per_second;
    const auto two = [](u64 number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string tail = two(seconds % 60);
    if (seconds < 3600) return std::to_string(seconds / 60) + ":" + tail;
    return std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + tail;
}

std::string instant_text(i64 us) {
    std::string text;
    append_datetime(text, us, 0);
    return text + "Z";
}

Result<std::unique_ptr<JobLedger>> open_ledger(Context& context) {
    const std::string folder = TRY(context.settings.text("JOB_PERSISTENCE_PATH"));
    return JobLedger::open(context.files, folder, context.clock);
}

Parameter job_parameter() {
    return {
        .option = {.name = "job_id", .doc = "a job's id, or the beginning of it", .required = true},
        .stands = Stands::first};
}

Json job_json(const Job& job) {
    const JobProgress& progress = job.progress;
    Json json = Json::object();
    json.set("job_id", job.id).set("name", job.spec.name).set("status", name_of(job.state));
    json.set("rows_generated", progress.rows).set("total_rows", progress.rows_total);
    json.set("chunks_completed", progress.chunks).set("total_chunks", progress.chunks_total);
    json.set("bytes_written", progress.bytes);
    json.set("progress_percentage", Json::real(progress.percent()));
    json.set("rows_per_second", Json::real(progress.rows_per_second()));
    json.set("current_step", text_or_null(progress.step));
    const auto left_us = progress.left_us();
    json.set("seconds_left", left_us && job.state == JobState::generating
                                 ? Json::real(static_cast<double>(*left_us) / 1e6)
                                 : Json::written("null"));
    json.set("driver", job.spec.driver == Driver::client ? "client" : "workers");
    json.set("format", job.spec.format).set("layout", name_of(job.spec.layout));
    if (job.spec.compression != Compression::none)
        json.set("compression", name_of(job.spec.compression));
    json.set("place", job.spec.place);
    json.set("created_at", instant_text(job.created_us));
    json.set("started_at", instant_or_null(job.started_us));
    json.set("paused_at", instant_or_null(job.paused_us));
    json.set("completed_at", instant_or_null(job.ended_us));
    json.set("reason", text_or_null(job.reason));
    json.set("error_message", text_or_null(job.error_message));
    const bool is_final = job.state == JobState::completed || job.state == JobState::cancelled;
    json.set("can_resume", Json::boolean(job.can_resume && !is_final));
    return json;
}

std::string job_text(const Job& job) {
    const JobProgress& progress = job.progress;
    std::string text = job.id + "  " + job.spec.name + "\n";
    text += "  state    " + std::string(name_of(job.state));
    if (!progress.step.empty()) text += ", " + progress.step;
    if (!job.reason.empty()) text += " (" + job.reason + ")";
    text += "\n  rows     " + with_commas(progress.rows) + " of " +
            with_commas(progress.rows_total) + ", " + percent_text(progress);
    text += "\n  chunks   " + with_commas(progress.chunks) + " of " +
            with_commas(progress.chunks_total) + ", " + with_commas(progress.bytes) + " bytes";
    text += "\n  work     " + span_text(progress.working_us);
    if (progress.rows > 0 && progress.working_us > 0)
        text += ", " + with_commas(static_cast<u64>(progress.rows_per_second())) + " rows/s";
    const auto left_us = progress.left_us();
    if (left_us && job.state == JobState::generating) text += ", " + span_text(*left_us) + " left";
    text += "\n  created  " + instant_text(job.created_us);
    if (job.ended_us) text += "\n  ended    " + instant_text(*job.ended_us);
    text += "\n  place    " + job.spec.place + "\n";
    if (!job.error_message.empty()) text += "  error    " + job.error_message + "\n";
    if (job.spec.driver == Driver::client && !is_over(job.state))
        text += "  made by  rowsmith jobs chunk, a call for each chunk\n";
    if (job.state == JobState::failed)
        text += "  fix      when the cause is gone: rowsmith jobs retry " + job.id + "\n";
    return text;
}

Json event_json(const JobEvent& event) {
    Json json = Json::object();
    json.set("number", static_cast<u64>(event.number)).set("at", instant_text(event.at_us));
    json.set("kind", event.kind).set("detail", event.detail);
    return json;
}

void add_jobs(Reply& reply, const std::vector<Job>& jobs) {
    Json list = Json::array();
    for (const Job& job : jobs) {
        list.add(job_json(job));
        reply.text += line_of(job);
    }
    reply.json.set("jobs", std::move(list));
}

}  // namespace rowsmith
