// JobLedger: jobs on their way out. A job that is marked is seen by nobody but who removes it.
#include "jobs/ledger.h"

namespace rowsmith {

Result<void> JobLedger::refuse_in_use(const std::string& id) {
    (void)TRY(drop_dead_leases());
    SqlStatement lease = TRY(database_.prepare("SELECT pid FROM leases WHERE job_id = ?"));
    lease.bind(1, id);
    if (!TRY(lease.step())) return {};
    return fail({.code = ErrorCode::conflict,
                 .cause = "job_in_use",
                 .message = "process " + std::to_string(lease.integer(0)) + " works at job " + id,
                 .expected = "a job that is not worked at",
                 .fix = "cancel it first: rowsmith jobs cancel " + id});
}

Result<void> JobLedger::refuse_open(const std::string& id) {
    const JobState state = TRY(state_of(id)).state;
    if (is_over(state)) return {};
    return fail({.code = ErrorCode::conflict,
                 .cause = "job_not_over",
                 .message = "job " + id + " is " + std::string(name_of(state)) + " again",
                 .expected = "a job that is over"});
}

Result<Job> JobLedger::mark_for_removal(const std::string& given, Removable which) {
    const std::lock_guard lock(mutex_);
    // One that is marked already is known by its whole id only.
    const bool is_known = TRY(is_marked(given));
    const std::string id = is_known ? given : TRY(full_id(given));
    {
        Transaction transaction = TRY(Transaction::begin(database_));
        (void)TRY(refuse_in_use(id));
        if (which == Removable::over && !is_known) (void)TRY(refuse_open(id));
        {
            SqlStatement update =
                TRY(database_.prepare("UPDATE jobs SET removing = 1 WHERE id = ?"));
            update.bind(1, id);
            (void)TRY(update.run());
        }
        (void)TRY(transaction.commit());
    }
    return read_job(id);
}

Result<bool> JobLedger::is_marked(const std::string& id) {
    SqlStatement row = TRY(database_.prepare("SELECT 1 FROM jobs WHERE id = ? AND removing"));
    row.bind(1, id);
    return row.step();
}

Result<std::vector<Job>> JobLedger::read_all(SqlStatement ids) {
    std::vector<std::string> found;
    while (TRY(ids.step())) found.push_back(ids.text(0));
    std::vector<Job> jobs;
    for (const std::string& id : found) jobs.push_back(TRY(read_job(id)));
    return jobs;
}

Result<std::vector<Job>> JobLedger::marked_for_removal() {
    const std::lock_guard lock(mutex_);
    return read_all(TRY(database_.prepare("SELECT id FROM jobs WHERE removing ORDER BY id")));
}

Result<std::vector<Job>> JobLedger::ended_before(i64 time_us) {
    const std::lock_guard lock(mutex_);
    SqlStatement rows = TRY(database_.prepare(
        "SELECT id FROM jobs WHERE state IN ('completed', 'failed', 'cancelled')"
        " AND ended_us < ? AND NOT removing AND id NOT IN (SELECT job_id FROM leases)"
        " ORDER BY ended_us, id"));
    rows.bind(1, time_us);
    return read_all(std::move(rows));
}

Result<void> JobLedger::remove(const std::string& id) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    (void)TRY(refuse_in_use(id));
    {
        SqlStatement erase = TRY(database_.prepare("DELETE FROM jobs WHERE id = ?"));
        erase.bind(1, id);
        (void)TRY(erase.run());
    }
    return transaction.commit();
}

}  // namespace rowsmith
