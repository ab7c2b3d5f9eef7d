// How bytes become rows: one file a format in this folder, listed by CMake. A reader streams; it
// holds a window of the file, never the whole.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/filesystem.h"
#include "base/registry.h"
#include "base/result.h"
#include "read/row_batch.h"

namespace rowsmith {

// A row, object or header may not be longer: a quote that is never closed would else take all
// memory.
inline constexpr size_t record_size_max_bytes = 16'000'000;

// Of delimited text.
struct ReadDialect {
    char delimiter = ',';
    char quote = '"';
    bool header = true;
    std::string null_text = {};  // without quotes; nothing: an empty cell is null
};

struct ReadRequest {
    FileSystem& files;
    std::string path;                  // `-`: standard input
    std::vector<std::string> columns;  // wanted, in the order of the batch's columns
    ReadDialect dialect = {};
};

// What the head of a file says of columns. JSON has no head: objects tell row by row.
struct HeadFindings {
    std::vector<std::string> missing = {};
    std::vector<std::string> extra = {};
    std::vector<std::string> repeated = {};
};

class RowReader {
public:
    virtual ~RowReader() = default;
    // Fills the batch with the next rows; without any the file is at its end. Errors of code
    // invalid_data: nothing after this place can be read; `place.line` says where it is.
    virtual Result<void> next(RowBatch& batch) = 0;
    virtual const HeadFindings& head() const = 0;
    // Read so far, for progress.
    virtual u64 bytes_done() const = 0;
};

struct Reader {
    std::string name;       // of the format that it reads
    std::string extension;  // of a file's name, without the dot
    std::vector<std::string> more_extensions = {};
    ReadDialect dialect = {};  // unless options say otherwise
    bool has_dialect = false;  // delimited text
    Result<std::unique_ptr<RowReader>> (*open)(const ReadRequest& request);
};

std::span<const RegistryEntry<Reader>> all_read();

// Null for an unknown name.
const Reader* find_reader(std::string_view name);
const Reader* reader_of_extension(std::string_view extension);
std::vector<std::string> reader_names();

Error unreadable(const std::string& path, u64 line, std::string cause, std::string message,
                 std::string expected = {});

}  // namespace rowsmith
