// Data against its schema: reads every file once, streaming, and keeps account of what is wrong.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "quality/data_files.h"
#include "quality/data_schema.h"
#include "quality/key_check.h"
#include "quality/rule_check.h"

namespace rowsmith {

struct CheckOptions {
    size_t findings_kept = 5;   // of each kind of mistake
    bool row_counts = false;    // against the schema's
    std::string run_path = {};  // of files for keys that do not fit into memory, to be numbered
    size_t key_memory_max_bytes = rowsmith::key_memory_max_bytes;
    size_t parent_memory_max_bytes = rowsmith::parent_memory_max_bytes;
    const std::atomic<bool>* cancelled = nullptr;
    std::atomic<u64>* rows_done = nullptr;
};

struct CheckedTable {
    std::string name;
    std::vector<std::string> files;
    u64 rows = 0;
};

struct CheckReport {
    std::vector<CheckedTable> tables;
    std::vector<std::string> absent;  // tables without data
    std::vector<Unchecked> unchecked;
    Ledger ledger;
};

// What is wrong with the data is in the report, mistakes of rules are in the problems. Errors:
// those of the disk, cancelled.
Result<CheckReport> check_data(FileSystem& files, const DataSchema& schema,
                               const std::vector<TableData>& data, const CheckOptions& options,
                               Problems& problems);

}  // namespace rowsmith
