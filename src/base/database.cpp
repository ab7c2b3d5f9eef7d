#include "base/database.h"

#include <sqlite3.h>

#include "base/check.h"

namespace rowsmith {

namespace {

constexpr int busy_timeout_ms = 10'000;

Error database_error(sqlite3* connection, int code, const std::string& file) {
    Error error{.code = ErrorCode::io,
                .cause = "database_failed",
                .message = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code)};
    error.place.file = file;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        error.code = ErrorCode::conflict;
        error.cause = "database_busy";
        error.message = "another process has been writing for more than ten seconds";
        error.fix = "look for a process that hangs";
    }
    if (code == SQLITE_CANTOPEN) error.fix = "look whether its folder can be written to";
    if (code == SQLITE_FULL) {
        error.cause = "disk_full";
        error.fix = "free some space";
    }
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
        error.cause = "no_database";
        error.expected = "a database of SQLite";
        error.fix = "move the file away; a new one is made";
    }
    return error;
}

}  // namespace

SqlStatement::~SqlStatement() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

SqlStatement::SqlStatement(SqlStatement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      file_(other.file_) {}

SqlStatement& SqlStatement::bind(int parameter, i64 value) {
    CHECK(sqlite3_bind_int64(statement_, parameter, value) == SQLITE_OK);
    return *this;
}

SqlStatement& SqlStatement::bind(int parameter, std::string_view value) {
    // Without an address it would be null.
    const char* bytes = value.empty() ? "" : value.data();
    CHECK(sqlite3_bind_text64(statement_, parameter, bytes, value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8) == SQLITE_OK);
    return *this;
}

SqlStatement& SqlStatement::bind_null(int parameter) {
    CHECK(sqlite3_bind_null(statement_, parameter) == SQLITE_OK);
    return *this;
}

Result<bool> SqlStatement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return fail(database_error(connection_, code & 0xff, *file_));
}

Result<void> SqlStatement::run() {
    (void)TRY(step());
    return {};
}

bool SqlStatement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

i64 SqlStatement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string SqlStatement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

Result<Database> Database::open(const std::string& file) {
    sqlite3* connection = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
    Database database(connection, std::make_unique<std::string>(file));
    if (code != SQLITE_OK) return fail(database_error(connection, code & 0xff, file));
    sqlite3_busy_timeout(connection, busy_timeout_ms);
    // A commit is on the disk when it returns; readers never wait for writers.
    (void)TRY(
        database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"));
    return database;
}

Database::~Database() {
    for (const auto& [text, statement] : prepared_) sqlite3_finalize(statement);
    sqlite3_close(connection_);
}

Database::Database(Database&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)),
      file_(std::move(other.file_)),
      prepared_(std::exchange(other.prepared_, {})) {}

Result<void> Database::run(const std::string& statements) {
    const int code = sqlite3_exec(connection_, statements.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return fail(database_error(connection_, code & 0xff, *file_));
    return {};
}

Result<SqlStatement> Database::prepare(std::string_view text) {
    auto known = prepared_.find(text);
    if (known == prepared_.end()) {
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(connection_, text.data(), static_cast<int>(text.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) return fail(database_error(connection_, code & 0xff, *file_));
        known = prepared_.emplace(text, statement).first;
    }
    CHECK(sqlite3_stmt_busy(known->second) == 0);
    return SqlStatement(connection_, known->second, file_.get());
}

u64 Database::changed() const { return static_cast<u64>(sqlite3_changes64(connection_)); }

Result<i64> Database::version() {
    SqlStatement statement = TRY(prepare("PRAGMA data_version"));
    (void)TRY(statement.step());
    return statement.integer(0);
}

Result<std::string> Database::integrity() {
    SqlStatement statement = TRY(prepare("PRAGMA integrity_check(1)"));
    (void)TRY(statement.step());
    const std::string said = statement.text(0);
    return said == "ok" ? "" : said;
}

Result<Transaction> Transaction::begin(Database& database) {
    (void)TRY(database.run("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction() {
    // An error here means that SQLite has already rolled back.
    if (database_ != nullptr) (void)database_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
    (void)TRY(database_->run("COMMIT"));
    database_ = nullptr;
    return {};
}

}  // namespace rowsmith
