#include "api/work_on_jobs.h"

#include "api/place.h"
#include "jobs/workers.h"

namespace rowsmith {

Result<void> work_on_jobs(Context& context, JobLedger& ledger, const Work& work) {
    if (work.threads < 1 || work.threads > 1024)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "out_of_range",
                     .message = "threads is " + std::to_string(work.threads),
                     .expected = "1 to 1024 threads"});
    WorkersOptions options{.threads = static_cast<u32>(work.threads), .stays = work.stays};
    options.jobs_most = TRY(context.settings.integer("MAX_CONCURRENT_JOBS")).value_or(5);
    options.stop = context.cancelled;
    if (context.progress != nullptr) {
        options.rows_done = &context.progress->rows_done;
        options.bytes_done = &context.progress->bytes_done;
    }
    Workers workers(ledger, stores_of(context), context.clock, options);
    return workers.run(work.until);
}

bool tell_of_stop(const Context& context, Reply& reply) {
    if (context.cancelled == nullptr || !*context.cancelled) return false;
    reply.verdict = ErrorCode::cancelled;
    reply.notes += "stopped; rowsmith jobs run goes on where it was\n";
    return true;
}

}  // namespace rowsmith
