#include "jobs/workers.h"

#include <algorithm>
#include <chrono>

#include "jobs/assemble.h"
#include "jobs/clear_place.h"
#include "jobs/make_chunk.h"
#include "jobs/remove_chunks.h"

namespace rowsmith {

namespace {

constexpr auto watch_interval = std::chrono::milliseconds(50);
constexpr u64 beat_us = 1'000'000;
constexpr std::string_view cleaning = "cleaning";

}  // namespace

// A job that this process holds the lease of. The mutex of the workers guards all but `stop`.
struct Workers::Running {
    std::string id;
    std::atomic<bool> stop = false;  // the stores of the data look at it too
    std::unique_ptr<LoadedJob> data = nullptr;
    std::deque<u64> missing = {};
    u64 busy = 0;  // tasks under way
    // What fairness goes by: computing, so that a slow disk is charged to nobody.
    u64 served_us = 0;
    bool is_loading = false;
    bool is_ended = false;  // nothing more to do here
    u32 repairs = 0;        // how often assembling found chunks that were not as they were made

    bool wants_assembly() const { return data && missing.empty() && busy == 0 && !is_ended; }
};

Workers::Workers(JobLedger& ledger, const StoreContext& stores, Clock& clock,
                 WorkersOptions options)
    : ledger_(ledger), stores_(stores), clock_(clock), options_(options), self_(own_process()) {}

Workers::~Workers() = default;

bool Workers::is_stopped() const {
    return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
}

void Workers::fail_with(Error error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    is_over_ = true;
    changed_.notify_all();
}

// The watcher's loop.
Result<void> Workers::run(const std::string& until) {
    std::vector<std::jthread> threads;
    for (u32 i = 0; i < options_.threads; i++) threads.emplace_back([this] { work(); });
    // The ledger is asked when it has changed, when a job here has ended, and once a second.
    u64 beaten_us = 0;
    i64 seen_version = -1;
    bool goes_on = true;
    const auto watch = [&]() -> Result<void> {
        const i64 version = TRY(ledger_.version());
        const u64 now_us = clock_.elapsed_us();
        const bool is_due = version != seen_version || now_us - beaten_us > beat_us;
        if (is_due) (void)TRY(say_alive());
        if (is_due) beaten_us = now_us;
        seen_version = version;
        if (!TRY(give_back_ended()) && !is_due) return {};
        (void)TRY(claim_more());
        goes_on = TRY(is_wanted(until));
        return {};
    };
    while (true) {
        const auto watched = watch();
        if (!watched) fail_with(watched.error());
        std::unique_lock lock(mutex_);
        if (is_over_ || !goes_on || is_stopped()) break;
        changed_.wait_for(lock, watch_interval);
    }
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
        for (const auto& [id, job] : running_) job->stop = true;
        changed_.notify_all();
    }
    threads.clear();
    for (const auto& [id, job] : running_) {
        const auto released = ledger_.release(id, self_);
        if (!released && !error_) error_ = released.error();
    }
    running_.clear();
    if (error_) return fail(*error_);
    return {};
}

Result<void> Workers::claim_more() {
    while (true) {
        const auto id = TRY(ledger_.claim(self_, options_.jobs_most));
        if (!id) return {};
        auto job = std::make_shared<Running>();
        job->id = *id;
        const std::lock_guard lock(mutex_);
        // Newcomers are served like the one that has had the least, not before all others.
        for (const auto& [other, running] : running_)
            job->served_us = job->served_us == 0 ? running->served_us
                                                 : std::min(job->served_us, running->served_us);
        running_.emplace(*id, std::move(job));
        changed_.notify_all();
    }
}

Result<void> Workers::say_alive() {
    std::vector<std::string> ids;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [id, job] : running_)
            if (!job->is_ended) ids.push_back(id);
    }
    const std::vector<std::string> lost = TRY(ledger_.beat(self_, ids));
    const std::lock_guard lock(mutex_);
    for (const std::string& id : lost) {
        running_.at(id)->stop = true;
        running_.at(id)->is_ended = true;
    }
    return {};
}

Result<bool> Workers::is_wanted(const std::string& until) {
    if (!until.empty()) {
        const JobState state = TRY(ledger_.find(until)).state;
        return !is_over(state) && state != JobState::paused;
    }
    const std::lock_guard lock(mutex_);
    return options_.stays || !running_.empty();
}

Result<bool> Workers::give_back_ended() {
    std::vector<std::string> ended;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [id, job] : running_)
            if (job->is_ended && job->busy == 0) ended.push_back(id);
        for (const std::string& id : ended) running_.erase(id);
    }
    for (const std::string& id : ended) {
        (void)TRY(ledger_.release(id, self_));
        const auto job = ledger_.find(id);
        if (!job && job.error().code == ErrorCode::not_found) continue;  // deleted meanwhile
        if (!job) return fail(job.error());
        if (job->state == JobState::cancelled) (void)TRY(remove_chunks(stores_, job->spec));
    }
    return !ended.empty();
}

// Requires: the mutex is held.
Workers::Task Workers::next_task() {
    Shared best;
    for (const auto& [id, job] : running_) {
        const bool has_work = !job->is_ended && !job->is_loading &&
                              (!job->data || !job->missing.empty() || job->wants_assembly());
        if (has_work && (!best || job->served_us < best->served_us)) best = job;
    }
    if (!best) return {};
    if (!best->data) {
        best->is_loading = true;
        return {best, Task::Kind::load};
    }
    if (best->missing.empty()) return {best, Task::Kind::assemble};
    const u64 chunk = best->missing.front();
    best->missing.pop_front();
    return {best, Task::Kind::chunk, chunk};
}

void Workers::work() {
    std::unique_lock lock(mutex_);
    while (!is_over_) {
        const Task task = next_task();
        if (task.kind == Task::Kind::none) {
            changed_.wait(lock);
            continue;
        }
        Running& job = *task.job;
        job.busy++;
        lock.unlock();
        const u64 start_us = clock_.thread_us();
        auto done = perform(task);
        // What was stopped is no failure; what the ledger can't be told is one of this process.
        if (!done && !job.stop && done.error().code != ErrorCode::cancelled) {
            const auto told = ledger_.fail_job(job.id, done.error());
            if (!told && told.error().code != ErrorCode::cancelled) fail_with(told.error());
        }
        lock.lock();
        job.served_us += clock_.thread_us() - start_us;
        job.busy--;
        if (!done) {
            job.is_ended = true;
            job.stop = true;
        }
        changed_.notify_all();
    }
}

Result<void> Workers::perform(const Task& task) {
    switch (task.kind) {
        case Task::Kind::load:
            return load(*task.job);
        case Task::Kind::chunk:
            return make(*task.job, task.chunk);
        case Task::Kind::assemble:
            return finish(*task.job);
        case Task::Kind::none:
            break;
    }
    return {};
}

// Chunks that the ledger knows and the store does not are made again.
Result<void> Workers::load(Running& job) {
    const Job known = TRY(ledger_.find(job.id));
    if (known.progress.step == cleaning) {
        (void)TRY(clean_and_complete(job.id, known.spec));
        const std::lock_guard lock(mutex_);
        job.is_ended = true;
        return {};
    }
    StoreContext stores = stores_;
    stores.stop = &job.stop;
    auto data = TRY(load_job(job.id, known.spec, stores));
    (void)TRY(data->chunks->sweep());
    (void)TRY(data->place->sweep());
    if (data->spec.layout == JobLayout::parts) (void)TRY(clear_place(*data));
    std::vector<bool> is_made(data->spec.chunks(), false);
    for (const Chunk& chunk : TRY(ledger_.chunks(job.id))) {
        const auto size = TRY(data->chunks->size_bytes(chunk.file));
        if (size == chunk.size_bytes)
            is_made[chunk.number] = true;
        else
            (void)TRY(ledger_.drop_chunk(job.id, chunk.number, size ? "another size" : "no file"));
    }
    (void)TRY(ledger_.set_step(job.id, "chunks"));
    const std::lock_guard lock(mutex_);
    for (u64 number = 0; number < is_made.size(); number++)
        if (!is_made[number]) job.missing.push_back(number);
    job.data = std::move(data);
    job.is_loading = false;
    return {};
}

// The data is whole; a process that is ended here leaves the rest of this to the next one.
Result<void> Workers::clean_and_complete(const std::string& id, const JobSpec& spec) {
    if (spec.layout != JobLayout::parts && !spec.keep_chunks)
        (void)TRY(remove_chunks(stores_, spec));
    (void)TRY(ledger_.complete(id));
    return {};
}

Result<void> Workers::make(Running& job, u64 number) {
    const RunOptions run{
        .cancelled = &job.stop, .rows_done = options_.rows_done, .bytes_done = options_.bytes_done};
    // What a store has refused gets another chance as a whole: a server that came back may not know
    // an upload that was begun before. One that can't be reached was asked often enough.
    constexpr u32 tries_max = 3;
    auto made = make_chunk(*job.data, number, run);
    for (u32 tries = 1; tries < tries_max && !made && !job.stop; tries++) {
        const Error& error = made.error();
        if (error.code != ErrorCode::upstream || error.cause == "store_unreachable") break;
        made = make_chunk(*job.data, number, run);
    }
    const Chunk chunk = TRY(std::move(made));
    if (TRY(ledger_.add_chunk(job.id, chunk)) != Handover::refused) return {};
    job.stop = true;
    return fail({.code = ErrorCode::cancelled, .cause = "cancelled", .message = "not wanted"});
}

Result<void> Workers::finish(Running& job) {
    (void)TRY(ledger_.set_step(job.id, "assembling"));
    const std::vector<Chunk> chunks = TRY(ledger_.chunks(job.id));
    const Assembly assembly =
        TRY(assemble(*job.data, chunks, {.threads = options_.threads, .cancelled = &job.stop}));
    // A store that keeps losing what it takes would be written to for ever.
    constexpr u32 repairs_max = 3;
    if (!assembly.broken.empty() && ++job.repairs > repairs_max)
        return fail({.code = ErrorCode::upstream,
                     .cause = "chunks_broken",
                     .message = "chunk " + std::to_string(assembly.broken.front()) +
                                " is not as it was made, after " + std::to_string(repairs_max) +
                                " repairs",
                     .expected = "a store that keeps what it takes",
                     .fix = "look at " + job.data->spec.chunk_place + ", then try again"});
    for (const u64 number : assembly.broken)
        (void)TRY(ledger_.drop_chunk(job.id, number, "its bytes have changed"));
    if (assembly.broken.empty()) {
        (void)TRY(ledger_.set_step(job.id, std::string(cleaning)));
        (void)TRY(clean_and_complete(job.id, job.data->spec));
    }
    const std::lock_guard lock(mutex_);
    job.missing.assign(assembly.broken.begin(), assembly.broken.end());
    job.is_ended = assembly.broken.empty();
    return {};
}

}  // namespace rowsmith
