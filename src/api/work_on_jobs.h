#pragma once
#include "api/context.h"
#include "jobs/ledger.h"

namespace rowsmith {

struct Work {
    u64 threads = 1;
    std::string until = {};  // a job that is over or paused
    bool stays = false;      // waits for more jobs when there are none
};

// Works at the ledger's jobs until nothing is left to do, or that job is over; a signal stops it.
// Progress counts the rows that this process makes.
Result<void> work_on_jobs(Context& context, JobLedger& ledger, const Work& work);

}  // namespace rowsmith
