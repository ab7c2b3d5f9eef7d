#pragma once
#include "api/context.h"
#include "base/json.h"
#include "jobs/remove_job.h"

namespace rowsmith {

struct OldJobs {
    std::optional<u64> days = {};  // since they ended; else $JOB_CLEANUP_DAYS
    bool is_dry = false;
};

// Files that can't be removed now are warnings. Error: out_of_range.
Result<std::vector<RemovedJob>> clean_old_jobs(Context& context, JobLedger& ledger,
                                               const OldJobs& old);

Json removed_json(const std::vector<RemovedJob>& removed);
std::string removed_line(const RemovedJob& job, bool is_dry);

}  // namespace rowsmith
