#pragma once
#include "jobs/loaded_job.h"
#include "run/executor.h"

namespace rowsmith {

// Makes one chunk and puts it under its name. Everything of it follows from the job and the number,
// so it may be made twice, also by two processes at once. Errors: those of the rows and the store;
// cancelled.
Result<Chunk> make_chunk(const LoadedJob& data, u64 number, const RunOptions& options);

}  // namespace rowsmith
