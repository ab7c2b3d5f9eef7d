#pragma once
#include "jobs/loaded_job.h"

namespace rowsmith {

// Before parts are written over older data: takes its seals away, so that nobody takes the mixture
// for a dataset, and the files that the job will not replace. Does nothing the second time.
Result<void> clear_place(const LoadedJob& data);

}  // namespace rowsmith
