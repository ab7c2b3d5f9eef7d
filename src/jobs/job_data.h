// What a process makes of a job before it works at it: the plan, a writer for each table, the
// stores.
#pragma once
#include <memory>
#include <vector>

#include "base/filesystem.h"
#include "jobs/job.h"
#include "plan/plan.h"
#include "run/dataset.h"
#include "store/store.h"

namespace rowsmith {

struct JobData {
    std::string id;
    JobSpec spec;
    OutputFormat format;
    Plan plan;
    std::vector<const PlannedTable*> tables;       // of the plan, in the order of the spec's
    std::vector<std::unique_ptr<Writer>> writers;  // one a table
    std::unique_ptr<Store> chunks, place;
};

// Tables and chunks of the spec need not be set yet. Errors: those of the schema, the format and
// the store; job_engine, where the job was made for an engine that this program does not have.
Result<std::unique_ptr<JobData>> load_job(const std::string& id, const JobSpec& spec,
                                          FileSystem& files);

// Divides the visible tables into chunks. `chunk_rows` is obeyed where it is given; else a chunk is
// as many whole frames as make about 64 MB, guessed from some rows.
Result<std::vector<JobTable>> divide(const JobData& data, std::optional<u64> chunk_rows);

// A chunk as the spec's tables say it.
struct ChunkOrder {
    size_t table = 0;
    RowRange rows;
    std::string file = {};  // its name in the store of chunks
};
// Requires: number < spec.chunks().
ChunkOrder chunk_order(const JobData& data, u64 number);

}  // namespace rowsmith
