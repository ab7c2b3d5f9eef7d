// jobs watch: how jobs go on, until all of them are over.
#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include "api/job_report.h"
#include "api/job_table.h"
#include "api/screen.h"

namespace rowsmith::operations {

namespace {

constexpr auto look_interval = std::chrono::milliseconds(200);
constexpr auto stop_interval = std::chrono::milliseconds(20);
constexpr u64 events_at_once = 1000;

// Jobs that are not over are few; more of them are not watched without their names.
constexpr u64 watched_most = 1000;

class Watching {
public:
    Watching(Context& context, JobLedger& ledger, std::vector<std::string> ids)
        : context_(context), ledger_(ledger), ids_(std::move(ids)), takes_all_(ids_.empty()) {}

    Result<std::vector<Job>> run() {
        std::vector<Job> jobs;
        while (true) {
            if (takes_all_) (void)TRY(find_more());
            jobs = TRY(look());
            const bool is_read = context_.screen == nullptr || TRY(show(jobs));
            const bool goes_on =
                std::ranges::any_of(jobs, [](const Job& job) { return !is_over(job.state); });
            if (!is_read || !goes_on || !waited()) return jobs;
        }
    }

private:
    // Those that came since, behind the others.
    Result<void> find_more() {
        std::vector<std::string> found;
        for (const JobState state : {JobState::pending, JobState::generating, JobState::paused}) {
            const auto jobs = TRY(ledger_.list({.state = state, .limit = watched_most}));
            for (const Job& job : jobs)
                if (std::ranges::find(ids_, job.id) == ids_.end()) found.push_back(job.id);
        }
        ids_.insert(ids_.end(), found.begin(), found.end());
        return {};
    }

    // Whether people want to know that nobody works at it; programs ask `jobs show`.
    bool is_left(const Job& job) const {
        return context_.screen != nullptr && context_.screen->manner() != Screen::Manner::json &&
               job.state == JobState::generating && job.spec.driver == Driver::workers;
    }

    // A job that was deleted meanwhile is watched no more.
    Result<std::vector<Job>> look() {
        std::vector<Job> jobs;
        std::vector<std::string> gone;
        for (const std::string& id : ids_) {
            auto job = ledger_.find(id);
            if (!job && job.error().cause != "job_not_found") return fail(job.error());
            if (!job) gone.push_back(id);
            if (job && is_left(*job) && !TRY(ledger_.worker_of(id))) job->progress.step = "left";
            if (job) jobs.push_back(*std::move(job));
        }
        for (const std::string& id : gone) std::erase(ids_, id);
        return jobs;
    }

    // False when nobody reads any more.
    Result<bool> show(const std::vector<Job>& jobs) {
        Screen& screen = *context_.screen;
        if (screen.manner() == Screen::Manner::table)
            return screen.redraw(job_table(jobs, {screen.width(), screen.height()}));
        for (const Job& job : jobs) {
            const bool is_json = screen.manner() == Screen::Manner::json;
            if (is_json && !TRY(add_events(job))) return false;
            const std::string now = std::string(name_of(job.state)) + " " + job.progress.step +
                                    " " + std::to_string(job.progress.chunks);
            if (std::exchange(seen_[job.id].state, now) == now) continue;
            Json json = Json::object();
            json.set("type", "progress").set("job", job_json(job));
            if (!screen.add(is_json ? json.print() : job_line(job))) return false;
        }
        return true;
    }

    Result<bool> add_events(const Job& job) {
        i64& last = seen_[job.id].event;
        const auto events = TRY(ledger_.events(job.id, last, events_at_once));
        for (const JobEvent& event : events) {
            Json json = Json::object();
            json.set("type", "event").set("job_id", job.id).set("event", event_json(event));
            last = event.number;
            if (!context_.screen->add(json.print())) return false;
        }
        return true;
    }

    // False when it was stopped.
    bool waited() const {
        for (auto left = look_interval; left.count() > 0; left -= stop_interval) {
            if (context_.cancelled != nullptr && *context_.cancelled) return false;
            std::this_thread::sleep_for(stop_interval);
        }
        return true;
    }

    struct Seen {
        std::string state;
        i64 event = 0;
    };

    Context& context_;
    JobLedger& ledger_;
    std::vector<std::string> ids_;
    bool takes_all_;
    std::map<std::string, Seen> seen_;
};

Result<Reply> run(Context& context, const Arguments& arguments) {
    const auto ledger = TRY(open_ledger(context));
    std::vector<std::string> ids;
    for (const std::string& given : arguments.texts("job_id"))
        ids.push_back(TRY(ledger->find(given)).id);
    const std::vector<Job> jobs = TRY(Watching(context, *ledger, std::move(ids)).run());
    Reply reply;
    add_jobs(reply, jobs);
    reply.json.set("type", "end");
    // The screen has shown them.
    if (context.screen != nullptr) reply.text.clear();
    if (jobs.empty()) reply.notes = "no job is pending, generating or paused\n";
    return reply;
}

}  // namespace

const ApiOperation& watch_jobs() {
    static const ApiOperation operation{
        .name = "watch_jobs",
        .word = "jobs watch",
        .summary = "follow jobs until all of them are over",
        .parameters = {{.option = {.name = "job_id",
                                   .doc = "jobs by their ids or beginnings; else all that are not "
                                          "over, and those that come"},
                        .stands = Stands::rest}},
        .examples = {"jobs watch", "jobs watch 3f2a 81c0", "jobs watch --json | jq .type"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
