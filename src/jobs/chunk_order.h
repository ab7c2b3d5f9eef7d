// How the rows of a job are divided into chunks.
#pragma once
#include "jobs/loaded_job.h"
#include "run/executor.h"

namespace rowsmith {

struct Division {
    std::vector<JobTable> tables = {};
    u64 size_bytes = 0;  // of all rows together, guessed from some of them; not compressed
};

// Divides the visible tables into chunks. `chunk_rows` is obeyed where it is given; else a chunk is
// as many whole frames as make about 64 MB, guessed from some rows.
Result<Division> divide(const LoadedJob& data, std::optional<u64> chunk_rows);

// A chunk as the spec's tables say it.
struct ChunkOrder {
    size_t table = 0;
    RowRange rows;
    std::string file = {};  // its name in the store of chunks
};
// Requires: number < spec.chunks().
ChunkOrder chunk_order(const LoadedJob& data, u64 number);

}  // namespace rowsmith
