// Which action is allowed in which state, and what state follows: the one table of it.
#pragma once
#include "jobs/job.h"

namespace rowsmith {

// Error: action_refused. `can_resume` says whether a failed job may be tried again.
Result<JobState> state_after(JobState state, JobAction action, bool can_resume);

}  // namespace rowsmith
