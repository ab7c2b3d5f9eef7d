// The book of all jobs: SQLite in a folder that any number of processes share.
//
//   ledger.cpp           opening, creating, deleting
//   ledger_read.cpp      jobs, chunks and events as they stand
//   ledger_moves.cpp     every change of a state, each atomic with its event
//   ledger_chunks.cpp    what chunks are made
//   ledger_leases.cpp    which process works at a job
//   ledger_removal.cpp   jobs on their way out
//
// Safe for several threads. Errors of all calls: those of Database; of calls that name a job:
// job_not_found.
#pragma once
#include <memory>
#include <mutex>

#include "base/clock.h"
#include "base/database.h"
#include "base/filesystem.h"
#include "base/process.h"
#include "jobs/job.h"

namespace rowsmith {

struct JobFilter {
    std::optional<JobState> state = {};
    u64 limit = 100;
    std::string before = {};  // only jobs that are older than this one
    std::string name = {};    // of the dataset; * stands for any text
};

// What became of a chunk that was handed in.
enum class Handover : u8 {
    taken,
    known,    // somebody was quicker; the rows are the same
    refused,  // the job is paused or over
};

class JobLedger {
public:
    // FOLDER/jobs.sqlite, made where it is missing. Errors: ledger_newer, no_database.
    static Result<std::unique_ptr<JobLedger>> open(FileSystem& files, const std::string& folder,
                                                   Clock& clock);

    // schema_validation -> pending in one step, so that no job can be left between them: a spec has
    // a plan, or there is none. `id` is a new UUID. Error: place_taken.
    Result<void> create(const std::string& id, const JobSpec& spec);
    // Hides the job from all but those who remove it; not while a process works at it: job_in_use.
    // Where only jobs that are over may go, one that was tried again meanwhile is job_not_over.
    enum class Removable : u8 { any, over };
    Result<Job> mark_for_removal(const std::string& id, Removable which = Removable::any);
    Result<std::vector<Job>> marked_for_removal();
    // The entry with everything that belongs to it, by the whole id. Error: job_in_use.
    Result<void> remove(const std::string& id);
    // Jobs that are over since before then and not marked, the oldest first.
    Result<std::vector<Job>> ended_before(i64 time_us);

    // By its id or a beginning of it that no other job has. Error: job_ambiguous.
    Result<Job> find(const std::string& id);
    // Newest first; without schema and tables.
    Result<std::vector<Job>> list(const JobFilter& filter);
    Result<std::vector<JobEvent>> events(const std::string& id, i64 after, u64 limit);
    Result<std::vector<Chunk>> chunks(const std::string& id);
    Result<std::optional<Chunk>> chunk(const std::string& id, u64 number);

    // Errors: action_refused; place_taken, by a retry. Gives the job as it is afterwards.
    Result<Job> control(const std::string& id, JobAction action, const std::string& reason);
    // pending or failed -> generating; nothing where it is generating. Error: job_not_open.
    Result<void> begin(const std::string& id);

    // The next four are refused while another process has the lease (lease_lost): one that was
    // silent for too long has no say any more.
    // generating -> completed; false where it is not generating any more, or a
    // chunk is missing.
    Result<bool> complete(const std::string& id);
    // generating -> failed; nothing where it is not generating any more.
    Result<void> fail_job(const std::string& id, const Error& error);
    Result<void> set_step(const std::string& id, const std::string& step);
    // Of a chunk whose file is gone or broken: it will be made again.
    Result<void> drop_chunk(const std::string& id, u64 number, const std::string& why);

    Result<Handover> add_chunk(const std::string& id, const Chunk& chunk);

    // A job of workers that nobody works at, the most urgent one; none while `most` jobs of all
    // processes are worked at. A pending one is generating afterwards. `is_alive` judges owners.
    Result<std::optional<std::string>> claim(const ProcessId& owner, u64 most);
    Result<void> release(const std::string& id, const ProcessId& owner);
    // Says that the owner lives, and gives those of its jobs that it must stop: they are not
    // generating any more, or another owner has them.
    Result<std::vector<std::string>> beat(const ProcessId& owner,
                                          const std::vector<std::string>& ids);

    // What is wrong with the ledger's file; empty: nothing.
    Result<std::string> integrity();
    // A sentence for each lease whose process is gone or silent.
    Result<std::vector<std::string>> lost_workers();
    // The process that works at the job and gives signs of life.
    Result<std::optional<i64>> worker_of(const std::string& id);
    // Grows when another process has changed something.
    Result<i64> version();

private:
    JobLedger(Database database, Clock& clock) : database_(std::move(database)), clock_(clock) {}

    struct State {
        JobState state;
        bool can_resume;
        std::string place;
    };
    Result<std::string> full_id(const std::string& id);
    Result<State> state_of(const std::string& id);
    Result<void> move(const std::string& id, JobState from, JobState to, const std::string& detail);
    Result<void> add_event(const std::string& id, std::string_view kind, std::string_view detail);
    Result<std::optional<std::string>> most_urgent();
    struct Lease {
        std::string job;
        ProcessId owner;
        i64 beat_us = 0;
        std::string told = {};  // of the process
    };
    Result<std::vector<Lease>> dead_leases();
    Result<void> drop_dead_leases();
    Result<void> check_lease(const std::string& id);
    Result<void> check_place(const std::string& id, const std::string& place);
    // Nobody works at it since then: the time until then is counted.
    Result<void> end_work(const std::string& id, i64 end_us);
    Result<Job> read_job(const std::string& id);
    // Of a statement whose rows are ids.
    Result<std::vector<Job>> read_all(SqlStatement ids);
    Result<bool> is_marked(const std::string& id);
    Result<void> refuse_in_use(const std::string& id);
    Result<void> refuse_open(const std::string& id);

    std::mutex mutex_;
    Database database_;
    Clock& clock_;
    ProcessId self_ = own_process();
};

}  // namespace rowsmith
