// What a job is, and what is known of one that runs.
//
// A job is a schema, a format, a place and a chunk size, kept in the ledger. Its chunks run through
// the tables in the plan's order; a chunk is a range of rows of one table.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/compression.h"
#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

enum class JobState : u8 {
    pending,
    schema_validation,
    generating,
    paused,
    completed,
    failed,
    cancelled,
};
inline constexpr size_t job_state_count = 7;

enum class JobAction : u8 { pause, resume, cancel, retry };
inline constexpr size_t job_action_count = 4;

std::string_view name_of(JobState state);
std::string_view name_of(JobAction action);
// Errors: unknown_state, unknown_action.
Result<JobState> job_state(std::string_view word);
Result<JobAction> job_action(std::string_view word);

// Nothing changes any more, unless somebody retries it.
constexpr bool is_over(JobState state) {
    return state == JobState::completed || state == JobState::failed ||
           state == JobState::cancelled;
}

// How the finished data stands in its place.
enum class JobLayout : u8 {
    parts,  // a folder a table with a file a chunk
    file,   // a file a table
    zip,    // all in NAME.zip
    tar,    // all in NAME.tar.zst
};
std::string_view name_of(JobLayout layout);
Result<JobLayout> job_layout(std::string_view word);
constexpr bool is_archive(JobLayout layout) {
    return layout == JobLayout::zip || layout == JobLayout::tar;
}

// Who wants the chunks made: workers, or a client that asks for one after the other.
enum class Driver : u8 { workers, client };

struct JobTable {
    std::string name;
    u64 rows = 0;
    u64 chunk_rows = 0;  // of every chunk but the last
    u64 first_chunk = 0;
    u64 chunks = 0;
};

// What a job is told at the start; it never changes.
struct JobSpec {
    std::string name;         // of the dataset
    std::string schema_text;  // canonical
    std::string format;
    std::vector<std::string> format_options = {};  // NAME=VALUE
    std::string place;                             // URI of the finished data
    std::string chunk_place;  // URI of the chunks; the same where they are parts of the data
    JobLayout layout = JobLayout::file;
    Compression compression = Compression::none;  // of the files of parts and file
    Driver driver = Driver::workers;
    u64 seed = 0;
    u32 engine = 0;
    i64 priority = 0;  // higher ones first
    bool keep_chunks = false;
    std::string created_by = {};
    std::vector<JobTable> tables = {};

    u64 rows() const;
    u64 chunks() const;
    // NAME.zip, NAME.tar.zst. Requires: is_archive.
    std::string archive_file() const;
};

struct JobProgress {
    u64 rows = 0, rows_total = 0;
    u64 chunks = 0, chunks_total = 0;
    u64 bytes = 0;
    u64 working_us = 0;  // time in generating, pauses left out
    std::string step = {};

    double percent() const;
    double rows_per_second() const;
    // While it works and something is known of its speed.
    std::optional<u64> left_us() const;
};

struct Job {
    std::string id;  // a UUID
    JobSpec spec;
    JobState state = JobState::pending;
    JobProgress progress = {};
    bool can_resume = true;
    i64 created_us = 0;
    std::optional<i64> started_us = {}, paused_us = {}, ended_us = {};
    std::string reason = {};  // of the last control
    std::string error_cause = {}, error_message = {};
};

// A chunk that is made and stands where `file` says.
struct Chunk {
    u64 number = 0;
    u64 rows = 0;
    u64 size_bytes = 0;
    std::string sha256 = {};
    std::string file = {};
    i64 made_us = 0;
};

struct JobEvent {
    i64 number = 0;
    i64 at_us = 0;
    std::string kind = {};
    std::string detail = {};
};

}  // namespace rowsmith
