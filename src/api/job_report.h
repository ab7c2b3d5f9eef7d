// Jobs as operations show them, and the ledger that they all open.
#pragma once
#include <memory>
#include <string>

#include "api/operation.h"
#include "jobs/ledger.h"

namespace rowsmith {

// The one of JOB_PERSISTENCE_PATH.
Result<std::unique_ptr<JobLedger>> open_ledger(Context& context);

Parameter job_parameter();  // "job_id", the first

// job_id, status, rows_generated, total_rows, chunks_completed …
Json job_json(const Job& job);
// Several lines for people: state, progress, speed, times, what went wrong.
std::string job_text(const Job& job);
// number, at, kind, detail
Json event_json(const JobEvent& event);
// `jobs` in JSON, a line each in the text.
void add_jobs(Reply& reply, const std::vector<Job>& jobs);

// 12.5 %
std::string percent_text(const JobProgress& progress);
// 1:02:03, 2:03
std::string span_text(u64 us);
// 2026-11-22T21:14:03Z
std::string instant_text(i64 us);

}  // namespace rowsmith
