// SQLite with errors as Results: one file of tables that several processes share.
//
// A connection belongs to one thread at a time. It waits for other processes' writes, for ten
// seconds at most; after that the error is `database_busy`.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/integers.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rowsmith {

// One statement with its values. Parameters are numbered from 1, columns from 0.
class SqlStatement {
public:
    SqlStatement(sqlite3* connection, sqlite3_stmt* statement, const std::string* file)
        : connection_(connection), statement_(statement), file_(file) {}
    // The statement goes back to its connection, ready for other values.
    ~SqlStatement();
    SqlStatement(SqlStatement&& other) noexcept;
    SqlStatement& operator=(SqlStatement&&) = delete;

    SqlStatement& bind(int parameter, i64 value);
    SqlStatement& bind(int parameter, std::string_view value);
    SqlStatement& bind_null(int parameter);

    // True while there is a row to be read.
    Result<bool> step();
    // For statements that give no rows.
    Result<void> run();

    bool is_null(int column) const;
    i64 integer(int column) const;
    u64 count(int column) const { return static_cast<u64>(integer(column)); }
    std::string text(int column) const;

private:
    sqlite3* connection_;
    sqlite3_stmt* statement_;
    const std::string* file_;
};

class Database {
public:
    // Makes the file where it is missing. Errors: database_failed, database_busy, no_database.
    static Result<Database> open(const std::string& file);
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&&) = delete;

    // Several statements without values.
    Result<void> run(const std::string& statements);
    // Prepared once, kept for the next time. Requires: not in use.
    Result<SqlStatement> prepare(std::string_view text);
    // Rows that the last statement changed.
    u64 changed() const;
    // Grows with every commit of another connection, whichever process it belongs to.
    Result<i64> version();
    // What is wrong with the file; empty: nothing.
    Result<std::string> integrity();

private:
    Database(sqlite3* connection, std::unique_ptr<std::string> file)
        : connection_(connection), file_(std::move(file)) {}

    sqlite3* connection_;
    std::unique_ptr<std::string> file_;  // for messages; its address stays
    std::map<std::string, sqlite3_stmt*, std::less<>> prepared_;
};

// What belongs together: all of it or nothing. Holds the right to write from the start. Destroyed
// without a commit it leaves everything as it was.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    ~Transaction();
    Transaction(Transaction&& other) noexcept
        : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    Result<void> commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace rowsmith
