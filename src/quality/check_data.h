// Data against its schema: reads every file once, streaming, and keeps account of what is wrong.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "quality/data_files.h"
#include "quality/data_schema.h"
#include "quality/ledger.h"

namespace rowsmith {

struct CheckOptions {
    size_t findings_kept = 5;  // of each kind of mistake
    bool row_counts = false;   // against the schema's
    const std::atomic<bool>* cancelled = nullptr;
    std::atomic<u64>* rows_done = nullptr;
    std::atomic<u64>* bytes_done = nullptr;
};

struct CheckedTable {
    std::string name;
    std::vector<std::string> files;
    u64 rows = 0;
};

struct CheckReport {
    std::vector<CheckedTable> tables;
    std::vector<std::string> absent;  // tables without data
    Ledger ledger;
};

// Errors: those of the disk, cancelled. What is wrong with the data is in the report.
Result<CheckReport> check_data(FileSystem& files, const DataSchema& schema,
                               const std::vector<TableData>& data, const CheckOptions& options);

}  // namespace rowsmith
