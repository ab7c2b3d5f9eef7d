// From chunks to the finished data: the same files that a plain run makes, a folder of parts a
// table, or an archive; with the schema and the manifest, which comes last.
#pragma once
#include "jobs/join_table.h"

namespace rowsmith {

struct Assembly {
    Manifest manifest;
    // Chunks whose bytes are not what they were; nothing is finished while there are any.
    std::vector<u64> broken = {};
};

// `chunks`: all of the job's, in order; none for files whose rows are to be made anew. Of the
// options only `threads` and `cancelled` count. Errors: those of the stores; cancelled.
Result<Assembly> assemble(const LoadedJob& data, const std::vector<Chunk>& chunks,
                          const RunOptions& options);

}  // namespace rowsmith
