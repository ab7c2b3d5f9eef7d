// From chunks to the finished data: the same files that a plain run makes, or a folder of parts a
// table, with the schema and the manifest, which comes last.
#pragma once
#include <atomic>

#include "jobs/loaded_job.h"

namespace rowsmith {

struct Assembly {
    Manifest manifest;
    // Chunks whose bytes are not what they were; nothing is finished while there are any.
    std::vector<u64> broken = {};
};

// `chunks`: all of the job's, in order. Errors: those of the stores; cancelled.
Result<Assembly> assemble(const LoadedJob& data, const std::vector<Chunk>& chunks,
                          const std::atomic<bool>* cancelled);

}  // namespace rowsmith
