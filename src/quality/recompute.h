// Makes rows of a dataset again and holds its files against them: so rows are found that the schema
// would not make, also where the manifest was changed with them.
//
//   all rows:   run_table -> hash -> compare with the file in step; nothing is kept
//   some rows:  found by their line ends in text, by whole frames in columnar formats
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "run/dataset.h"
#include "store/store.h"

namespace rowsmith {

struct RecomputeOptions {
    std::optional<RowRange> rows = {};  // of each table; else all
    std::optional<u64> sample = {};     // so many rows of each table, spread over it
    RunOptions run = {};
};

struct Recomputation {
    std::vector<Error> wrongs = {};  // the first of each file; cause row_differs
    // Files that were read through, and are of the size and checksum that the manifest says.
    std::vector<std::string> known = {};
    u64 rows = 0;
};

// The tables of the request that the manifest has. Files that are missing are left to others.
// Errors: those of the store, of a row that was refused; cancelled; parts_unknown.
Result<Recomputation> recompute(Store& store, const Manifest& manifest,
                                const DatasetRequest& request, const RecomputeOptions& options);

// Rows as a user names them, A..B, both included and counted from 0. Error: bad_rows.
Result<RowRange> read_row_range(const std::string& text);

}  // namespace rowsmith
