#pragma once
#include "api/context.h"
#include "jobs/ledger.h"

namespace rowsmith {

// Works at the ledger's jobs until nothing is left to do, or the job `until` is over or paused; a
// signal stops it. Progress counts the rows that this process makes.
Result<void> work_on_jobs(Context& context, JobLedger& ledger, u64 threads,
                          const std::string& until = {});

}  // namespace rowsmith
