#include "jobs/loaded_job.h"

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
