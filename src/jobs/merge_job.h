#pragma once
#include "jobs/job.h"
#include "jobs/loaded_job.h"
#include "run/executor.h"
#include "store/existing_data.h"

namespace rowsmith {

struct MergeOptions {
    std::string place = {};  // URI; else the job's own
    Overwrite overwrite = Overwrite::equal;
    RunOptions run = {};  // threads, cancelled
};

struct Merge {
    std::string place;  // as it is shown
    Manifest manifest;
    std::string manifest_sha256;
};

// `chunks`: all of the job's, in order.
// The data of a completed job as one file a table, with schema and manifest: out of its chunks
// where they are kept, as it stands where it is that already, else made anew. Errors:
// job_not_completed, data_exists, those of the stores.
Result<Merge> merge_job(const Job& job, const std::vector<Chunk>& chunks,
                        const StoreContext& stores, const MergeOptions& options);

}  // namespace rowsmith
