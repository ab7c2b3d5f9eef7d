// Which files hold which table: a folder that generate made or any other with one file or one
// folder of parts a table, a single file, or standard input.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/filesystem.h"
#include "read/reader.h"

namespace rowsmith {

struct DataChoice {
    std::string data;                       // a folder, a file, or - for standard input
    std::string table = {};                 // of a file
    std::string format = {};                // else by the file's extension
    std::vector<std::string> options = {};  // "name=value", of delimited text
};

struct TableData {
    std::string table;
    const Reader* reader = nullptr;
    ReadDialect dialect = {};
    std::vector<std::string> files = {};  // paths, in the order of rows
    std::optional<u64> rows = {};         // as a manifest has it
};

// In the order of `tables`. Files that belong to none are told as warnings. Errors: those of the
// disk, data_not_found, unknown_table, unknown_format, several_files, manifest_broken, bad_option.
Result<std::vector<TableData>> find_data(FileSystem& files, const DataChoice& choice,
                                         const std::vector<std::string>& tables,
                                         Problems& problems);

}  // namespace rowsmith
