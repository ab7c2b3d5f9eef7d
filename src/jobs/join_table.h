// One table's file from its chunks.
#pragma once
#include <atomic>

#include "base/byte_sink.h"
#include "jobs/loaded_job.h"
#include "run/executor.h"

namespace rowsmith {

// The chunks of a job as they stand in its store of chunks, all of them and in order; none where
// all rows are to be made anew.
struct ChunkFiles {
    const LoadedJob& data;
    const std::vector<Chunk>& chunks;
};

// The bytes of a plain run's file, table `t` of the plan's, with the sink's end. Chunks whose bytes
// are not what they were go to `broken`: what was written is then worth nothing, and the sink stays
// open. Of the options only `threads` and `cancelled` count.
Result<void> join_table(const ChunkFiles& files, size_t t, const RunOptions& options,
                        ByteSink& sink, std::vector<u64>& broken);

}  // namespace rowsmith
