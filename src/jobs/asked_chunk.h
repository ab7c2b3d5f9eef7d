// Chunks that a client asks for by their numbers, one call each.
#pragma once
#include "jobs/ledger.h"
#include "run/executor.h"
#include "store/store_kind.h"

namespace rowsmith {

struct AskedChunk {
    Chunk chunk;
    Job job;  // as it is afterwards
};

// Makes the chunk, with the rows that a worker would make, or gives the one that is there: that in
// every state. The first call makes a pending job generating; the last chunk of a client's job
// makes it completed; an error while rows are made makes it failed. Errors: chunk_not_found;
// job_not_open, where the chunk is missing and the job is paused, cancelled or completed.
Result<AskedChunk> ask_chunk(JobLedger& ledger, const StoreContext& stores, const Job& job,
                             u64 number, const RunOptions& options);

}  // namespace rowsmith
