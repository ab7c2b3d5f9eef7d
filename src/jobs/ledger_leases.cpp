// JobLedger: which process works at a job. A lease ends when its process gives it back, is gone, or
// has said nothing for eight seconds.
#include <algorithm>

#include "jobs/ledger.h"

namespace rowsmith {

namespace {

constexpr i64 lease_us = 8'000'000;

}  // namespace

Result<void> JobLedger::end_work(const std::string& id, i64 end_us) {
    SqlStatement update = TRY(database_.prepare(
        "UPDATE jobs SET working_us = working_us + max(?2 - working_since_us, 0),"
        " working_since_us = NULL WHERE id = ?1 AND working_since_us IS NOT NULL"));
    update.bind(1, id).bind(2, end_us);
    return update.run();
}

Result<std::vector<JobLedger::Lease>> JobLedger::dead_leases() {
    SqlStatement rows =
        TRY(database_.prepare("SELECT job_id, pid, process_start, beat_us FROM leases"));
    std::vector<Lease> dead;
    while (TRY(rows.step())) {
        Lease lease{rows.text(0), {rows.integer(1), rows.integer(2)}, rows.integer(3)};
        const bool is_silent = clock_.now_us() - lease.beat_us > lease_us;
        if (!is_silent && is_alive(lease.owner)) continue;
        lease.told = "process " + std::to_string(lease.owner.pid) +
                     (is_silent ? " has been silent" : " is gone");
        dead.push_back(std::move(lease));
    }
    return dead;
}

Result<void> JobLedger::drop_dead_leases() {
    const std::vector<Lease> dead = TRY(dead_leases());
    for (const Lease& lease : dead) {
        {
            SqlStatement erase = TRY(database_.prepare("DELETE FROM leases WHERE job_id = ?"));
            erase.bind(1, lease.job);
            (void)TRY(erase.run());
        }
        // The time since the last sign of life was no work.
        (void)TRY(end_work(lease.job, lease.beat_us));
        (void)TRY(add_event(lease.job, "worker_lost", lease.told));
    }
    return {};
}

Result<std::vector<std::string>> JobLedger::lost_workers() {
    const std::lock_guard lock(mutex_);
    const std::vector<Lease> dead = TRY(dead_leases());
    std::vector<std::string> told;
    for (const Lease& lease : dead) told.push_back(lease.told + ", and held job " + lease.job);
    return told;
}

Result<std::optional<i64>> JobLedger::worker_of(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const std::vector<Lease> dead = TRY(dead_leases());
    if (std::ranges::find(dead, id, &Lease::job) != dead.end()) return std::nullopt;
    SqlStatement row = TRY(database_.prepare("SELECT pid FROM leases WHERE job_id = ?"));
    row.bind(1, id);
    if (!TRY(row.step())) return std::nullopt;
    return row.integer(0);
}

Result<void> JobLedger::check_lease(const std::string& id) {
    SqlStatement row =
        TRY(database_.prepare("SELECT pid, process_start FROM leases WHERE job_id = ?"));
    row.bind(1, id);
    if (!TRY(row.step()) || ProcessId{row.integer(0), row.integer(1)} == self_) return {};
    return fail({.code = ErrorCode::cancelled,
                 .cause = "lease_lost",
                 .message = "process " + std::to_string(row.integer(0)) + " works at job " + id +
                            " by now"});
}

Result<std::optional<std::string>> JobLedger::most_urgent() {
    SqlStatement row =
        TRY(database_.prepare("SELECT id FROM jobs WHERE driver = 'workers'"
                              " AND state IN ('pending', 'generating') AND NOT removing"
                              " AND id NOT IN (SELECT job_id FROM leases)"
                              " ORDER BY priority DESC, created_us, id LIMIT 1"));
    if (!TRY(row.step())) return std::nullopt;
    return row.text(0);
}

Result<std::optional<std::string>> JobLedger::claim(const ProcessId& owner, u64 most) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    (void)TRY(drop_dead_leases());
    {
        SqlStatement row = TRY(database_.prepare("SELECT count(*) FROM leases"));
        (void)TRY(row.step());
        if (row.count(0) >= most) {
            (void)TRY(transaction.commit());
            return std::nullopt;
        }
    }
    const auto id = TRY(most_urgent());
    if (id) {
        const i64 now_us = clock_.now_us();
        {
            SqlStatement insert = TRY(database_.prepare("INSERT INTO leases VALUES (?, ?, ?, ?)"));
            insert.bind(1, *id).bind(2, owner.pid).bind(3, owner.start).bind(4, now_us);
            (void)TRY(insert.run());
        }
        const State now = TRY(state_of(*id));
        if (now.state == JobState::pending)
            (void)TRY(move(*id, now.state, JobState::generating, ""));
        SqlStatement update =
            TRY(database_.prepare("UPDATE jobs SET working_since_us = ? WHERE id = ?"));
        update.bind(1, now_us).bind(2, *id);
        (void)TRY(update.run());
        (void)TRY(add_event(*id, "worker", "process " + std::to_string(owner.pid)));
    }
    (void)TRY(transaction.commit());
    return id;
}

Result<void> JobLedger::release(const std::string& id, const ProcessId& owner) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    {
        SqlStatement erase = TRY(database_.prepare(
            "DELETE FROM leases WHERE job_id = ? AND pid = ? AND process_start = ?"));
        erase.bind(1, id).bind(2, owner.pid).bind(3, owner.start);
        (void)TRY(erase.run());
    }
    if (database_.changed() > 0) (void)TRY(end_work(id, clock_.now_us()));
    return transaction.commit();
}

Result<std::vector<std::string>> JobLedger::beat(const ProcessId& owner,
                                                 const std::vector<std::string>& ids) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    {
        SqlStatement update = TRY(
            database_.prepare("UPDATE leases SET beat_us = ? WHERE pid = ? AND process_start = ?"));
        update.bind(1, clock_.now_us()).bind(2, owner.pid).bind(3, owner.start);
        (void)TRY(update.run());
    }
    std::vector<std::string> lost;
    for (const std::string& id : ids) {
        SqlStatement row = TRY(database_.prepare(
            "SELECT 1 FROM jobs JOIN leases ON job_id = id WHERE id = ? AND state = 'generating'"
            " AND pid = ? AND process_start = ?"));
        row.bind(1, id).bind(2, owner.pid).bind(3, owner.start);
        if (!TRY(row.step())) lost.push_back(id);
    }
    (void)TRY(transaction.commit());
    return lost;
}

}  // namespace rowsmith
