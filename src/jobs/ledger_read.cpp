// JobLedger: jobs, chunks and events as they stand.
#include "jobs/ledger.h"

namespace rowsmith {

namespace {

constexpr std::string_view job_columns =
    "id, name, state, format, place, layout, driver, seed, engine, priority, keep_chunks,"
    " created_by, rows_total, chunks_total, rows_done, chunks_done, bytes_done, step, can_resume,"
    " created_us, started_us, paused_us, ended_us, working_us, working_since_us, reason,"
    " error_cause, error_message, chunk_place, compression";

std::optional<i64> time_in(const SqlStatement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return row.integer(column);
}

// The columns above, in their order.
Result<Job> job_in(const SqlStatement& row, i64 now_us) {
    Job job;
    job.id = row.text(0);
    job.state = TRY(job_state(row.text(2)));
    JobSpec& spec = job.spec;
    spec.name = row.text(1);
    spec.format = row.text(3);
    spec.place = row.text(4);
    spec.layout = TRY(job_layout(row.text(5)));
    spec.driver = row.text(6) == "client" ? Driver::client : Driver::workers;
    spec.seed = row.count(7);
    spec.engine = static_cast<u32>(row.integer(8));
    spec.priority = row.integer(9);
    spec.keep_chunks = row.integer(10) != 0;
    spec.created_by = row.text(11);
    JobProgress& progress = job.progress;
    progress.rows_total = row.count(12);
    progress.chunks_total = row.count(13);
    progress.rows = row.count(14);
    progress.chunks = row.count(15);
    progress.bytes = row.count(16);
    progress.step = row.text(17);
    job.can_resume = row.integer(18) != 0;
    job.created_us = row.integer(19);
    job.started_us = time_in(row, 20);
    job.paused_us = time_in(row, 21);
    job.ended_us = time_in(row, 22);
    progress.working_us = row.count(23);
    if (const auto since = time_in(row, 24); since && *since < now_us)
        progress.working_us += static_cast<u64>(now_us - *since);
    job.reason = row.text(25);
    job.error_cause = row.text(26);
    job.error_message = row.text(27);
    spec.chunk_place = row.text(28);
    spec.compression = TRY(compression_named(row.text(29)));
    return job;
}

constexpr std::string_view chunk_columns = "number, rows, size_bytes, sha256, file, made_us";

Chunk chunk_in(const SqlStatement& row) {
    return {.number = row.count(0),
            .rows = row.count(1),
            .size_bytes = row.count(2),
            .sha256 = row.text(3),
            .file = row.text(4),
            .made_us = row.integer(5)};
}

std::string like_beginning(const std::string& id) {
    std::string pattern;
    for (const char c : id)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-') pattern += c;
    return pattern.size() == id.size() && id.size() >= 4 ? pattern + "*" : "";
}

Error not_found(const std::string& id) {
    constexpr size_t shown_bytes_max = 100;
    return {.code = ErrorCode::not_found,
            .cause = "job_not_found",
            .message = "there is no job '" + id.substr(0, shown_bytes_max) + "'",
            .expected = "the id of a job, or at least 4 signs of its beginning",
            .fix = "rowsmith jobs list shows them"};
}

}  // namespace

Result<std::string> JobLedger::full_id(const std::string& id) {
    SqlStatement exact =
        TRY(database_.prepare("SELECT id FROM jobs WHERE id = ? AND NOT removing"));
    exact.bind(1, id);
    if (TRY(exact.step())) return exact.text(0);
    const std::string pattern = like_beginning(id);
    if (pattern.empty()) return fail(not_found(id));
    SqlStatement alike =
        TRY(database_.prepare("SELECT id FROM jobs WHERE id GLOB ? AND NOT removing LIMIT 2"));
    alike.bind(1, pattern);
    if (!TRY(alike.step())) return fail(not_found(id));
    std::string found = alike.text(0);
    if (TRY(alike.step()))
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "job_ambiguous",
                     .message = "several jobs begin with '" + id + "'",
                     .expected = "the beginning of one job's id",
                     .fix = "write more of it"});
    return found;
}

Result<Job> JobLedger::find(const std::string& given) {
    const std::lock_guard lock(mutex_);
    return read_job(TRY(full_id(given)));
}

Result<Job> JobLedger::read_job(const std::string& id) {
    Job job;
    {
        SqlStatement row = TRY(database_.prepare("SELECT " + std::string(job_columns) +
                                                 ", schema FROM jobs WHERE id = ?"));
        row.bind(1, id);
        if (!TRY(row.step())) return fail(not_found(id));
        job = TRY(job_in(row, clock_.now_us()));
        job.spec.schema_text = row.text(30);
    }
    SqlStatement options =
        TRY(database_.prepare("SELECT text FROM job_options WHERE job_id = ? ORDER BY number"));
    options.bind(1, id);
    while (TRY(options.step())) job.spec.format_options.push_back(options.text(0));
    SqlStatement tables =
        TRY(database_.prepare("SELECT name, rows, chunk_rows, first_chunk, chunks FROM job_tables"
                              " WHERE job_id = ? ORDER BY number"));
    tables.bind(1, id);
    while (TRY(tables.step()))
        job.spec.tables.push_back({.name = tables.text(0),
                                   .rows = tables.count(1),
                                   .chunk_rows = tables.count(2),
                                   .first_chunk = tables.count(3),
                                   .chunks = tables.count(4)});
    return job;
}

Result<std::vector<Job>> JobLedger::list(const JobFilter& filter) {
    const std::lock_guard lock(mutex_);
    const std::string before = filter.before.empty() ? "" : TRY(full_id(filter.before));
    // Jobs of one microsecond are told apart by their ids.
    SqlStatement rows = TRY(database_.prepare(
        "SELECT " + std::string(job_columns) +
        " FROM jobs WHERE NOT removing AND (?1 = '' OR state = ?1) AND (?2 = '' OR (created_us, "
        "id) <"
        " (SELECT created_us, id FROM jobs WHERE id = ?2)) AND (?4 = '' OR name GLOB ?4)"
        " ORDER BY created_us DESC, id DESC LIMIT ?3"));
    rows.bind(1, filter.state ? name_of(*filter.state) : std::string_view{});
    rows.bind(2, before).bind(3, static_cast<i64>(filter.limit)).bind(4, filter.name);
    std::vector<Job> jobs;
    const i64 now_us = clock_.now_us();
    while (TRY(rows.step())) jobs.push_back(TRY(job_in(rows, now_us)));
    return jobs;
}

Result<std::vector<JobEvent>> JobLedger::events(const std::string& given, i64 after, u64 limit) {
    const std::lock_guard lock(mutex_);
    const std::string id = TRY(full_id(given));
    SqlStatement rows = TRY(database_.prepare(
        "SELECT number, at_us, kind, detail FROM events WHERE job_id = ? AND number > ?"
        " ORDER BY number LIMIT ?"));
    rows.bind(1, id).bind(2, after).bind(3, static_cast<i64>(limit));
    std::vector<JobEvent> events;
    while (TRY(rows.step()))
        events.push_back({rows.integer(0), rows.integer(1), rows.text(2), rows.text(3)});
    return events;
}

Result<std::vector<Chunk>> JobLedger::chunks(const std::string& given) {
    const std::lock_guard lock(mutex_);
    const std::string id = TRY(full_id(given));
    SqlStatement rows = TRY(database_.prepare("SELECT " + std::string(chunk_columns) +
                                              " FROM chunks WHERE job_id = ? ORDER BY number"));
    rows.bind(1, id);
    std::vector<Chunk> chunks;
    while (TRY(rows.step())) chunks.push_back(chunk_in(rows));
    return chunks;
}

Result<std::optional<Chunk>> JobLedger::chunk(const std::string& given, u64 number) {
    const std::lock_guard lock(mutex_);
    const std::string id = TRY(full_id(given));
    SqlStatement row = TRY(database_.prepare("SELECT " + std::string(chunk_columns) +
                                             " FROM chunks WHERE job_id = ? AND number = ?"));
    row.bind(1, id).bind(2, static_cast<i64>(number));
    if (!TRY(row.step())) return std::nullopt;
    return chunk_in(row);
}

}  // namespace rowsmith
