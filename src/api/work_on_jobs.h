#pragma once
#include "api/operation.h"
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

// Whether a signal has ended the work; then the reply says so, and how to go on.
bool tell_of_stop(const Context& context, Reply& reply);

}  // namespace rowsmith
