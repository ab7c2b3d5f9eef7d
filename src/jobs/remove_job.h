// Jobs go in three steps, so that an end between them leaves nothing stray: a mark in the ledger,
// which hides the job, then its files, then its entry.
#pragma once
#include "jobs/ledger.h"
#include "store/store_kind.h"

namespace rowsmith {

struct RemovedJob {
    std::string id;
    std::string name;
    JobState state = JobState::pending;
    u64 files = 0;
};

// A job with its chunks; finished data stays. Errors: job_not_found, job_in_use, the store's.
Result<RemovedJob> remove_job(JobLedger& ledger, const StoreContext& stores, const std::string& id);

struct CleanOptions {
    i64 ended_before_us = 0;
    bool is_dry = false;  // only tells
};

struct Cleaning {
    std::vector<RemovedJob> removed = {};
    std::vector<Error> errors = {};  // of jobs whose files can't be removed now
};

// Removes jobs that were completed, failed or cancelled before that, and what removals that were
// cut off have left.
Result<Cleaning> clean_jobs(JobLedger& ledger, const StoreContext& stores,
                            const CleanOptions& options);

}  // namespace rowsmith
