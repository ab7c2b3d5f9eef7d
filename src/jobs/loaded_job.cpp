#include "jobs/loaded_job.h"

#include <algorithm>

#include "base/version.h"
#include "generators/full_catalogue.h"
#include "run/choose_format.h"
#include "schema/read_schema.h"
#include "store/open_store.h"

namespace rowsmith {

namespace {

Result<Plan> plan_of(const JobSpec& spec) {
    Problems problems;
    auto schema = read_schema(spec.schema_text, "the job's schema", full_catalogue(), problems);
    std::optional<Plan> plan;
    if (schema) plan = make_plan(std::move(*schema), full_catalogue(), problems);
    if (!plan) return fail(problems.errors().front());
    return *std::move(plan);
}

// A ledger is a file that anybody can edit; there are no tables yet while a job is planned.
Result<void> check_tables(const LoadedJob& data) {
    const std::vector<JobTable>& said = data.spec.tables;
    bool is_good = said.empty() || said.size() == data.tables.size();
    u64 first_chunk = 0;
    for (size_t i = 0; is_good && i < said.size(); i++) {
        const u64 rows = data.tables[i]->rows, each = said[i].chunk_rows;
        is_good = said[i].name == data.tables[i]->name && said[i].rows == rows && each > 0 &&
                  said[i].first_chunk == first_chunk &&
                  said[i].chunks == std::max<u64>(rows / each + (rows % each > 0 ? 1 : 0), 1);
        first_chunk += said[i].chunks;
    }
    if (is_good) return {};
    return fail({.code = ErrorCode::invalid_data,
                 .cause = "job_broken",
                 .message = "the tables of the job in the ledger are not those of its schema",
                 .fix = "delete the job, and create it anew"});
}

}  // namespace

Result<std::unique_ptr<LoadedJob>> load_job(const std::string& id, const JobSpec& spec, Plan plan,
                                            const StoreContext& context) {
    if (spec.engine > newest_engine)
        return fail({.code = ErrorCode::unsupported,
                     .cause = "job_engine",
                     .message = "the job was made for engine " + std::to_string(spec.engine),
                     .expected = "engine " + std::to_string(newest_engine) + " or older",
                     .fix = "go on with the program that made it"});
    auto data = std::make_unique<LoadedJob>();
    data->id = id;
    data->spec = spec;
    data->format = TRY(choose_format(spec.format, spec.format_options, spec.compression));
    data->plan = std::move(plan);
    for (const PlannedTable& table : data->plan.tables) {
        if (table.hidden) continue;
        data->tables.push_back(&table);
        data->writers.push_back(TRY(data->format.make_writer(layout_of(data->plan, table))));
    }
    (void)TRY(check_tables(*data));
    data->chunks = TRY(open_store(context, spec.chunk_place));
    data->place = TRY(open_store(context, spec.place));
    return data;
}

Result<std::unique_ptr<LoadedJob>> load_job(const std::string& id, const JobSpec& spec,
                                            const StoreContext& context) {
    Plan plan = TRY(plan_of(spec));
    return load_job(id, spec, std::move(plan), context);
}

}  // namespace rowsmith
