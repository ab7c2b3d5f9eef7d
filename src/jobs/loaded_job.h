// What a process makes of a job before it works at it: the plan, a writer for each table, the
// stores.
#pragma once
#include <memory>
#include <vector>

#include "jobs/job.h"
#include "plan/plan.h"
#include "run/dataset.h"
#include "store/store_kind.h"

namespace rowsmith {

struct LoadedJob {
    std::string id;
    JobSpec spec;
    OutputFormat format;
    Plan plan;
    std::vector<const PlannedTable*> tables;       // of the plan, in the order of the spec's
    std::vector<std::unique_ptr<Writer>> writers;  // one a table
    std::unique_ptr<Store> chunks, place;
};

// From a plan that is made already.
Result<std::unique_ptr<LoadedJob>> load_job(const std::string& id, const JobSpec& spec, Plan plan,
                                            const StoreContext& context);
// The same with the plan of the spec's schema. Tables and chunks of the spec need not be set yet.
// Errors: those of the schema, the format and
// the store; job_engine, where the job was made for an engine that this program does not have.
Result<std::unique_ptr<LoadedJob>> load_job(const std::string& id, const JobSpec& spec,
                                            const StoreContext& context);

}  // namespace rowsmith
