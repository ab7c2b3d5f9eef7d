#include "api/cleaning.h"

#include "api/place.h"
#include "base/text.h"

namespace rowsmith {

namespace {

constexpr i64 us_per_day = 86'400'000'000;
constexpr u64 days_max = 36'500;

}  // namespace

Result<std::vector<RemovedJob>> clean_old_jobs(Context& context, JobLedger& ledger,
                                               const OldJobs& old) {
    std::optional<u64> days = old.days;
    if (!days) days = TRY(context.settings.integer("JOB_CLEANUP_DAYS"));
    if (days.value_or(0) > days_max)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "out_of_range",
                     .message = "days is " + std::to_string(*days),
                     .expected = "0 to 36,500 days"});
    const i64 age_us = static_cast<i64>(days.value_or(days_max)) * us_per_day;
    Cleaning cleaning =
        TRY(clean_jobs(ledger, stores_of(context),
                       {.ended_before_us = context.clock.now_us() - age_us, .is_dry = old.is_dry}));
    for (const Error& error : cleaning.errors) context.problems.warn(error);
    return std::move(cleaning.removed);
}

Json removed_json(const std::vector<RemovedJob>& removed) {
    Json list = Json::array();
    for (const RemovedJob& job : removed) {
        Json json = Json::object();
        json.set("job_id", job.id).set("name", job.name).set("status", name_of(job.state));
        json.set("files_removed", job.files);
        list.add(std::move(json));
    }
    return list;
}

std::string removed_line(const RemovedJob& job, bool is_dry) {
    std::string line = job.id + "  " + std::string(name_of(job.state)) + "  " + job.name;
    if (is_dry) return line + ": would be removed\n";
    return line + ": removed, with " + with_commas(job.files) + " files of chunks\n";
}

}  // namespace rowsmith
