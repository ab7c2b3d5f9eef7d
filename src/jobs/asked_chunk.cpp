#include "jobs/asked_chunk.h"

#include "jobs/make_chunk.h"
#include "store/open_store.h"

namespace rowsmith {

namespace {

Error chunk_not_found(u64 number, u64 chunks) {
    return {.code = ErrorCode::invalid_argument,
            .cause = "chunk_not_found",
            .message = "chunk_id is " + std::to_string(number),
            .expected = "0 to " + std::to_string(chunks - 1)};
}

Error not_open(const Job& job) {
    return {.code = ErrorCode::conflict,
            .cause = "job_not_open",
            .message = "the job is " + std::string(name_of(job.state)) + " meanwhile",
            .expected = "one that is pending, generating or failed",
            .fix = job.state == JobState::paused ? "resume it first" : ""};
}

// A chunk whose file is gone counts as missing while there is still somebody to make it.
Result<std::optional<Chunk>> chunk_that_stands(JobLedger& ledger, const StoreContext& stores,
                                               const Job& job, u64 number) {
    const auto known = TRY(ledger.chunk(job.id, number));
    if (!known || job.state != JobState::generating) return known;
    const auto store = TRY(open_store(stores, job.spec.chunk_place));
    if (TRY(store->size_bytes(known->file)) == known->size_bytes) return known;
    (void)TRY(ledger.drop_chunk(job.id, number, "no file"));
    return std::nullopt;
}

// The file of a chunk that came too late; another call's that was counted stays.
Result<void> take_back(JobLedger& ledger, const LoadedJob& data, const Chunk& chunk) {
    const auto known = ledger.chunk(data.id, chunk.number);
    if (!known && known.error().code != ErrorCode::not_found) return fail(known.error());
    if (known && *known) return {};
    return data.chunks->remove(chunk.file);
}

Result<Chunk> make(JobLedger& ledger, const LoadedJob& data, u64 number,
                   const RunOptions& options) {
    const Chunk chunk = TRY(make_chunk(data, number, options));
    if (TRY(ledger.add_chunk(data.id, chunk)) != Handover::refused) return chunk;
    (void)TRY(take_back(ledger, data, chunk));
    return fail(not_open(TRY(ledger.find(data.id))));
}

// What stopped a call is no fault of the job's.
bool is_fault(const Error& error) {
    return error.code != ErrorCode::cancelled && error.code != ErrorCode::conflict;
}

}  // namespace

Result<AskedChunk> ask_chunk(JobLedger& ledger, const StoreContext& stores, const Job& job,
                             u64 number, const RunOptions& options) {
    if (number >= job.spec.chunks()) return fail(chunk_not_found(number, job.spec.chunks()));
    if (const auto known = TRY(chunk_that_stands(ledger, stores, job, number))) {
        Job now = TRY(ledger.find(job.id));
        return AskedChunk{*known, std::move(now)};
    }
    (void)TRY(ledger.begin(job.id));
    const auto made = [&]() -> Result<Chunk> {
        const auto data = TRY(load_job(job.id, job.spec, stores));
        return make(ledger, *data, number, options);
    }();
    if (!made && is_fault(made.error())) (void)TRY(ledger.fail_job(job.id, made.error()));
    if (!made) return fail(made.error());
    // Only where that was the last chunk.
    if (job.spec.driver == Driver::client) (void)TRY(ledger.complete(job.id));
    Job now = TRY(ledger.find(job.id));
    return AskedChunk{*made, std::move(now)};
}

}  // namespace rowsmith
