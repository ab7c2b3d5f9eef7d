#include "jobs/remove_job.h"

#include "jobs/remove_chunks.h"

namespace rowsmith {

namespace {

RemovedJob told_of(const Job& job) {
    return {.id = job.id, .name = job.spec.name, .state = job.state};
}

// Requires: the job is marked.
Result<RemovedJob> remove_marked(JobLedger& ledger, const StoreContext& stores, const Job& job) {
    RemovedJob removed = told_of(job);
    const bool are_data = job.spec.layout == JobLayout::parts && job.state == JobState::completed;
    if (!are_data) removed.files = TRY(remove_chunks(stores, job.spec));
    (void)TRY(ledger.remove(job.id));
    return removed;
}

}  // namespace

Result<RemovedJob> remove_job(JobLedger& ledger, const StoreContext& stores,
                              const std::string& id) {
    const Job job = TRY(ledger.mark_for_removal(id));
    return remove_marked(ledger, stores, job);
}

Result<Cleaning> clean_jobs(JobLedger& ledger, const StoreContext& stores,
                            const CleanOptions& options) {
    Cleaning cleaning;
    std::vector<Job> jobs = TRY(ledger.marked_for_removal());
    for (Job& job : TRY(ledger.ended_before(options.ended_before_us)))
        jobs.push_back(std::move(job));
    for (const Job& job : jobs) {
        if (options.is_dry) {
            cleaning.removed.push_back(told_of(job));
            continue;
        }
        auto removed = [&]() -> Result<RemovedJob> {
            const Job marked = TRY(ledger.mark_for_removal(job.id, JobLedger::Removable::over));
            return remove_marked(ledger, stores, marked);
        }();
        // Somebody else was quicker, or has just tried it again.
        const bool is_taken = !removed && (removed.error().cause == "job_not_found" ||
                                           removed.error().cause == "job_in_use" ||
                                           removed.error().cause == "job_not_over");
        if (removed) cleaning.removed.push_back(*std::move(removed));
        if (!removed && !is_taken) cleaning.errors.push_back(removed.error());
    }
    return cleaning;
}

}  // namespace rowsmith
