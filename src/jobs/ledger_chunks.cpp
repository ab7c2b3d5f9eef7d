// JobLedger: which chunks are made. A chunk counts once, whoever made it.
#include "jobs/ledger.h"

namespace rowsmith {

namespace {

// The sums of a job follow its chunks in the same transaction.
Result<void> add_to_sums(Database& database, const std::string& id, i64 sign, const Chunk& chunk) {
    SqlStatement update = TRY(database.prepare(
        "UPDATE jobs SET rows_done = rows_done + ?2, chunks_done = chunks_done + ?3,"
        " bytes_done = bytes_done + ?4 WHERE id = ?1"));
    update.bind(1, id).bind(2, sign * static_cast<i64>(chunk.rows)).bind(3, sign);
    update.bind(4, sign * static_cast<i64>(chunk.size_bytes));
    return update.run();
}

}  // namespace

Result<Handover> JobLedger::add_chunk(const std::string& id, const Chunk& chunk) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    {
        SqlStatement insert = TRY(database_.prepare(
            "INSERT OR IGNORE INTO chunks (job_id, number, rows, size_bytes, sha256, file, made_us)"
            " SELECT ?, ?, ?, ?, ?, ?, ? FROM jobs WHERE id = ?1 AND state = 'generating' AND NOT "
            "removing"));
        insert.bind(1, id).bind(2, static_cast<i64>(chunk.number));
        insert.bind(3, static_cast<i64>(chunk.rows));
        insert.bind(4, static_cast<i64>(chunk.size_bytes)).bind(5, chunk.sha256);
        insert.bind(6, chunk.file).bind(7, clock_.now_us());
        (void)TRY(insert.run());
    }
    if (database_.changed() == 0) {
        const State now = TRY(state_of(id));
        return now.state == JobState::generating ? Handover::known : Handover::refused;
    }
    (void)TRY(add_to_sums(database_, id, 1, chunk));
    (void)TRY(transaction.commit());
    return Handover::taken;
}

Result<void> JobLedger::drop_chunk(const std::string& id, u64 number, const std::string& why) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    (void)TRY(check_lease(id));
    Chunk chunk;
    {
        SqlStatement erase = TRY(database_.prepare(
            "DELETE FROM chunks WHERE job_id = ? AND number = ? RETURNING rows, size_bytes"));
        erase.bind(1, id).bind(2, static_cast<i64>(number));
        if (!TRY(erase.step())) return {};
        chunk.rows = erase.count(0);
        chunk.size_bytes = erase.count(1);
    }
    (void)TRY(add_to_sums(database_, id, -1, chunk));
    (void)TRY(add_event(id, "chunk_dropped", std::to_string(number) + ": " + why));
    return transaction.commit();
}

}  // namespace rowsmith
