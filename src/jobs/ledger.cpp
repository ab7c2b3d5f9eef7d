#include "jobs/ledger.h"

#include "jobs/migrations.h"

namespace rowsmith {

Result<std::unique_ptr<JobLedger>> JobLedger::open(FileSystem& files, const std::string& folder,
                                                   Clock& clock) {
    (void)TRY(files.make_directories(folder));
    const std::string file = folder + "/jobs.sqlite";
    Database database = TRY(Database::open(file));
    (void)TRY(migrate(database, file));
    return std::unique_ptr<JobLedger>(new JobLedger(std::move(database), clock));
}

Result<void> JobLedger::create(const std::string& id, const JobSpec& spec) {
    const std::lock_guard lock(mutex_);
    Transaction transaction = TRY(Transaction::begin(database_));
    if (!is_archive(spec.layout)) (void)TRY(check_place(id, spec.place));
    {
        SqlStatement insert = TRY(database_.prepare(
            "INSERT INTO jobs (id, name, state, schema, format, place, layout, driver, seed, "
            "engine,"
            " priority, keep_chunks, created_by, rows_total, chunks_total, created_us,"
            " chunk_place, compression)"
            " VALUES (?, ?, 'schema_validation', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        insert.bind(1, id).bind(2, spec.name).bind(3, spec.schema_text).bind(4, spec.format);
        insert.bind(5, spec.place).bind(6, name_of(spec.layout));
        insert.bind(7, spec.driver == Driver::workers ? "workers" : "client");
        insert.bind(8, static_cast<i64>(spec.seed)).bind(9, i64{spec.engine});
        insert.bind(10, spec.priority).bind(11, i64{spec.keep_chunks}).bind(12, spec.created_by);
        insert.bind(13, static_cast<i64>(spec.rows())).bind(14, static_cast<i64>(spec.chunks()));
        insert.bind(15, clock_.now_us()).bind(16, spec.chunk_place);
        insert.bind(17, name_of(spec.compression));
        (void)TRY(insert.run());
    }
    for (size_t i = 0; i < spec.format_options.size(); i++) {
        SqlStatement insert = TRY(database_.prepare("INSERT INTO job_options VALUES (?, ?, ?)"));
        insert.bind(1, id).bind(2, static_cast<i64>(i)).bind(3, spec.format_options[i]);
        (void)TRY(insert.run());
    }
    for (size_t i = 0; i < spec.tables.size(); i++) {
        const JobTable& table = spec.tables[i];
        SqlStatement insert =
            TRY(database_.prepare("INSERT INTO job_tables VALUES (?, ?, ?, ?, ?, ?, ?)"));
        insert.bind(1, id).bind(2, static_cast<i64>(i)).bind(3, table.name);
        insert.bind(4, static_cast<i64>(table.rows)).bind(5, static_cast<i64>(table.chunk_rows));
        insert.bind(6, static_cast<i64>(table.first_chunk));
        insert.bind(7, static_cast<i64>(table.chunks));
        (void)TRY(insert.run());
    }
    (void)TRY(add_event(id, "created", ""));
    (void)TRY(move(id, JobState::schema_validation, JobState::pending, ""));
    return transaction.commit();
}

// Two jobs that write the same files would leave a mixture of both.
Result<void> JobLedger::check_place(const std::string& id, const std::string& place) {
    SqlStatement row = TRY(database_.prepare(
        "SELECT id, name, state FROM jobs WHERE place = ?1 AND id <> ?2 AND state IN"
        " ('pending', 'schema_validation', 'generating', 'paused')"
        " AND layout IN ('file', 'parts') LIMIT 1"));
    row.bind(1, place).bind(2, id);
    if (!TRY(row.step())) return {};
    return fail({.code = ErrorCode::conflict,
                 .cause = "place_taken",
                 .message = "job " + row.text(0) + " (" + row.text(1) + ") is " + row.text(2) +
                            " and writes to " + place,
                 .expected = "a place of its own for each job",
                 .fix = "name another one with -o, or cancel that job: rowsmith jobs cancel " +
                        row.text(0)});
}

Result<void> JobLedger::add_event(const std::string& id, std::string_view kind,
                                  std::string_view detail) {
    SqlStatement insert = TRY(
        database_.prepare("INSERT INTO events (job_id, at_us, kind, detail) VALUES (?, ?, ?, ?)"));
    insert.bind(1, id).bind(2, clock_.now_us()).bind(3, kind).bind(4, detail);
    return insert.run();
}

Result<std::string> JobLedger::integrity() {
    const std::lock_guard lock(mutex_);
    return database_.integrity();
}

Result<i64> JobLedger::version() {
    const std::lock_guard lock(mutex_);
    return database_.version();
}

}  // namespace rowsmith
