// Threads that make the chunks of the ledger's jobs, and the one that watches over them.
//
//   watcher:  claims jobs, says that this process lives, stops what was paused or cancelled
//   threads:  the job that has had the least time -> its next chunk -> store -> ledger;
//             the last chunk's thread assembles
//
// Any number of processes may do so with one ledger. A job that is stopped goes on, here or
// elsewhere, with the chunks that are missing.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "jobs/ledger.h"
#include "jobs/loaded_job.h"

namespace rowsmith {

struct WorkersOptions {
    u32 threads = 1;
    u64 jobs_most = 5;   // at a time, of all processes
    bool stays = false;  // waits for more jobs when there are none
    const std::atomic<bool>* stop = nullptr;
    std::atomic<u64>* rows_done = nullptr;  // by this process
    std::atomic<u64>* bytes_done = nullptr;
};

class Workers {
public:
    Workers(JobLedger& ledger, const StoreContext& stores, Clock& clock, WorkersOptions options);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // Until there is nothing more to do in the whole ledger and it does not stay, or the job
    // `until` is over or paused, or `stop`. Errors: those of the ledger.
    Result<void> run(const std::string& until = {});

private:
    struct Running;
    using Shared = std::shared_ptr<Running>;
    struct Task {
        Shared job = nullptr;
        enum class Kind : u8 { none, load, chunk, assemble } kind = Kind::none;
        u64 chunk = 0;
    };

    void work();
    Task next_task();
    Result<void> perform(const Task& task);
    Result<void> load(Running& job);
    Result<void> make(Running& job, u64 number);
    Result<void> finish(Running& job);
    Result<void> clean_and_complete(const std::string& id, const JobSpec& spec);
    Result<void> claim_more();
    Result<void> say_alive();
    // False where none has ended.
    Result<bool> give_back_ended();
    // Whether there is more to do: for the job `until`, or for any.
    Result<bool> is_wanted(const std::string& until);
    void fail_with(Error error);
    bool is_stopped() const;

    JobLedger& ledger_;
    StoreContext stores_;
    Clock& clock_;
    WorkersOptions options_;
    ProcessId self_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, Shared> running_;
    bool is_over_ = false;
    std::optional<Error> error_ = {};
};

}  // namespace rowsmith
