// The ledger's tables. A released step never changes: what is new is another step.
#include "jobs/migrations.h"

#include <array>

namespace rowsmith {

namespace {

// Times are microseconds since 1970-01-01 UTC. `rows_done`, `chunks_done` and `bytes_done` change
// in the transaction that adds a chunk, so that lists need not count.
constexpr const char* first_version = R"(
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    schema TEXT NOT NULL,
    format TEXT NOT NULL,
    place TEXT NOT NULL,
    chunk_place TEXT NOT NULL,
    layout TEXT NOT NULL,
    driver TEXT NOT NULL,
    seed INTEGER NOT NULL,
    engine INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    keep_chunks INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    rows_total INTEGER NOT NULL,
    chunks_total INTEGER NOT NULL,
    rows_done INTEGER NOT NULL DEFAULT 0,
    chunks_done INTEGER NOT NULL DEFAULT 0,
    bytes_done INTEGER NOT NULL DEFAULT 0,
    step TEXT NOT NULL DEFAULT '',
    can_resume INTEGER NOT NULL DEFAULT 1,
    created_us INTEGER NOT NULL,
    started_us INTEGER,
    paused_us INTEGER,
    ended_us INTEGER,
    working_us INTEGER NOT NULL DEFAULT 0,
    working_since_us INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    error_cause TEXT NOT NULL DEFAULT '',
    error_message TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX jobs_by_age ON jobs (created_us DESC);
CREATE INDEX jobs_by_state ON jobs (state, created_us DESC);

CREATE TABLE job_options (
    job_id TEXT NOT NULL REFERENCES jobs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (job_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_tables (
    job_id TEXT NOT NULL REFERENCES jobs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    rows INTEGER NOT NULL,
    chunk_rows INTEGER NOT NULL,
    first_chunk INTEGER NOT NULL,
    chunks INTEGER NOT NULL,
    PRIMARY KEY (job_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE chunks (
    job_id TEXT NOT NULL REFERENCES jobs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    made_us INTEGER NOT NULL,
    PRIMARY KEY (job_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs ON DELETE CASCADE,
    at_us INTEGER NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_job ON events (job_id, number);

CREATE TABLE leases (
    job_id TEXT PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    pid INTEGER NOT NULL,
    process_start INTEGER NOT NULL,
    beat_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)";

constexpr const char* compressed_files = R"(
ALTER TABLE jobs ADD COLUMN compression TEXT NOT NULL DEFAULT 'none';
)";

constexpr const char* removal_in_steps = R"(
ALTER TABLE jobs ADD COLUMN removing INTEGER NOT NULL DEFAULT 0;
CREATE INDEX jobs_by_end ON jobs (ended_us);
CREATE INDEX jobs_removing ON jobs (id) WHERE removing;
)";

constexpr std::array<const char*, 3> steps = {first_version, compressed_files, removal_in_steps};

}  // namespace

Result<void> migrate(Database& database, const std::string& file) {
    Transaction transaction = TRY(Transaction::begin(database));
    i64 version = 0;
    {
        SqlStatement statement = TRY(database.prepare("PRAGMA user_version"));
        (void)TRY(statement.step());
        version = statement.integer(0);
    }
    if (version > static_cast<i64>(steps.size())) {
        Error error{.code = ErrorCode::conflict,
                    .cause = "ledger_newer",
                    .message = "a newer Rowsmith has written this ledger (version " +
                               std::to_string(version) + ")",
                    .expected = "version " + std::to_string(steps.size()) + " or older",
                    .fix = "use that one, or another JOB_PERSISTENCE_PATH"};
        error.place.file = file;
        return fail(std::move(error));
    }
    for (auto step = static_cast<size_t>(version); step < steps.size(); step++)
        (void)TRY(database.run(steps[step]));
    (void)TRY(database.run("PRAGMA user_version = " + std::to_string(steps.size())));
    return transaction.commit();
}

}  // namespace rowsmith
