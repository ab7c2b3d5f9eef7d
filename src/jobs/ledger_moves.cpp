// JobLedger: every change of a job's state, in one place, each in one transaction with its event.
#include "jobs/control.h"
#include "jobs/ledger.h"

namespace rowsmith {

namespace {

std::string event_detail(JobState from, JobState to, const std::string& why) {
    std::string detail = std::string(name_of(from)) + " -> " + std::string(name_of(to));
    return why.empty() ? detail : detail + ": " + why;
}

}  // namespace

Result<JobLedger::State> JobLedger::state_of(const std::string& id) {
    SqlStatement row =
        TRY(database_.prepare("SELECT state, can_resume, place FROM jobs WHERE id = ? AND NOT "
                              "removing"));
    row.bind(1, id);
    // Whoever asked may have known it before somebody else removed it.
    if (!TRY(row.step()))
        return fail({.code = ErrorCode::not_found,
                     .cause = "job_not_found",
                     .message = "there is no job '" + id + "' any more"});
    const JobState state = TRY(job_state(row.text(0)));
    return State{state, row.integer(1) != 0, row.text(2)};
}

// Times follow from the states: work is counted while the job is generating and somebody holds it,
// or a client drives it.
Result<void> JobLedger::move(const std::string& id, JobState from, JobState to,
                             const std::string& detail) {
    SqlStatement update = TRY(database_.prepare(
        "UPDATE jobs SET state = ?2,"
        " working_us = working_us + CASE WHEN working_since_us IS NULL THEN 0"
        "   ELSE max(?3 - working_since_us, 0) END,"
        " working_since_us = CASE WHEN ?2 = 'generating' AND (driver = 'client' OR EXISTS"
        "   (SELECT 1 FROM leases WHERE job_id = ?1)) THEN ?3 END,"
        " started_us = CASE WHEN ?2 = 'generating' THEN coalesce(started_us, ?3)"
        "   ELSE started_us END,"
        " paused_us = CASE WHEN ?2 = 'paused' THEN ?3 END,"
        " ended_us = CASE WHEN ?2 IN ('completed', 'failed', 'cancelled') THEN ?3 END,"
        " can_resume = CASE WHEN ?2 = 'cancelled' THEN 0 ELSE can_resume END,"
        " error_cause = CASE WHEN ?2 IN ('pending', 'generating') THEN '' ELSE error_cause END,"
        " error_message = CASE WHEN ?2 IN ('pending', 'generating') THEN '' ELSE error_message END,"
        " step = CASE WHEN ?2 IN ('completed', 'cancelled') THEN '' ELSE step END"
        " WHERE id = ?1"));
    update.bind(1, id).bind(2, name_of(to)).bind(3, clock_.now_us());
    (void)TRY(update.run());
    return add_event(id, name_of(to), event_detail(from, to, detail));
}

Result<Job> JobLedger::control(const std::string& given, JobAction action,
                               const std::string& reason) {
    const std::lock_guard lock(mutex_);
    const std::string id = TRY(full_id(given));
    Transaction transaction = TRY(Transaction::begin(database_));
    const State now = TRY(state_of(id));
    const JobState next = TRY(state_after(now.state, action, now.can_resume));
    if (action == JobAction::retry) (void)TRY(check_place(id, now.place));
    std::string detail(name_of(action));
    if (!reason.empty()) detail += ", " + reason;
    (void)TRY(move(id, now.state, next, detail));
    {
        SqlStatement update = TRY(database_.prepare("UPDATE jobs SET reason = ? WHERE id = ?"));
        update.bind(1, reason).bind(2, id);
        (void)TRY(update.run());
    }
    // Before the commit: afterwards it may be what somebody else has made of it.
    Job job = TRY(read_job(id));
    (void)TRY(transaction.commit());
    return job;
}

Result<void> JobLedger::begin(const std::string& id) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    const State now = TRY(state_of(id));
    if (now.state == JobState::generating) return {};
    if (now.state != JobState::pending && now.state != JobState::failed)
        return fail({.code = ErrorCode::conflict,
                     .cause = "job_not_open",
                     .message = "the job is " + std::string(name_of(now.state)),
                     .expected = "one that is pending, generating or failed",
                     .fix = now.state == JobState::paused ? "resume it first" : ""});
    (void)TRY(move(id, now.state, JobState::generating, ""));
    return transaction.commit();
}

Result<bool> JobLedger::complete(const std::string& id) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    (void)TRY(check_lease(id));
    const State now = TRY(state_of(id));
    if (now.state != JobState::generating) return false;
    {
        SqlStatement row = TRY(database_.prepare(
            "SELECT rows_done = rows_total AND chunks_done = chunks_total FROM jobs WHERE id = ?"));
        row.bind(1, id);
        if (!TRY(row.step()) || row.integer(0) == 0) return false;
    }
    (void)TRY(move(id, now.state, JobState::completed, ""));
    (void)TRY(transaction.commit());
    return true;
}

Result<void> JobLedger::fail_job(const std::string& id, const Error& error) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    (void)TRY(check_lease(id));
    const State now = TRY(state_of(id));
    if (now.state != JobState::generating) return {};
    (void)TRY(move(id, now.state, JobState::failed, to_text(error)));
    {
        SqlStatement update = TRY(
            database_.prepare("UPDATE jobs SET error_cause = ?, error_message = ? WHERE id = ?"));
        update.bind(1, error.cause).bind(2, to_text(error)).bind(3, id);
        (void)TRY(update.run());
    }
    return transaction.commit();
}

Result<void> JobLedger::set_step(const std::string& id, const std::string& step) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    (void)TRY(check_lease(id));
    {
        SqlStatement update = TRY(database_.prepare("UPDATE jobs SET step = ? WHERE id = ?"));
        update.bind(1, step).bind(2, id);
        (void)TRY(update.run());
    }
    return transaction.commit();
}

}  // namespace rowsmith
