// What can go wrong, told so that the user can mend it: where, what was found, what was expected,
// the fix.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

// Closed: the surfaces map each code to an exit code, an HTTP status, a JSON-RPC error and an
// exception.
enum class ErrorCode : u8 {
    invalid_schema,    // the user's document is wrong
    invalid_data,      // data that was read breaks its schema
    invalid_argument,  // an option or a parameter is wrong
    not_found,
    conflict,  // something is there already, or in another state
    unauthorized,
    limit,     // larger than a named limit
    io,        // disk, pipe or network
    upstream,  // another service failed
    cancelled,
    unsupported,  // known, but not in this version
    internal,     // a mistake of ours
};

std::string_view name_of(ErrorCode code);

// A position in the user's document or data. Lines and columns count from 1; 0 means unknown.
struct Place {
    std::string file;
    std::string path;  // dotted: tables.orders.columns.total.scale
    u32 line = 0;
    u32 column = 0;
};

// `cause` is a stable snake_case word, one for each kind of mistake: tests and programs rely on it.
// `message` says what was found; `expected` and `fix` may be empty.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string cause;
    std::string message;
    Place place = {};
    std::string expected = {};
    std::string fix = {};
};

// "file:12:3: path: message; expected …; fix: …" on one line, absent parts left out.
std::string to_text(const Error& error);

// Collects all mistakes of a document, so that they can be told at once. Warnings stop nothing.
class Problems {
public:
    void add(Error error) { errors_.push_back(std::move(error)); }
    void warn(Error warning) { warnings_.push_back(std::move(warning)); }
    bool ok() const { return errors_.empty(); }
    const std::vector<Error>& errors() const { return errors_; }
    const std::vector<Error>& warnings() const { return warnings_; }

private:
    std::vector<Error> errors_;
    std::vector<Error> warnings_;
};

}  // namespace rowsmith
