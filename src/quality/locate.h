// Findings that name a row only, such as those of keys, get their place and values from a second
// look into the files. It happens only where there are any, and ends behind the last of them.
#pragma once
#include <string>
#include <vector>

#include "quality/data_files.h"
#include "quality/ledger.h"

namespace rowsmith {

struct PendingFinding {
    Finding* finding;
    const std::vector<size_t>* columns;  // whose values are shown
};

// `columns` are those of the table that data shows. Standard input cannot be read again.
Result<void> locate(FileSystem& files, const TableData& data,
                    const std::vector<std::string>& columns, std::vector<PendingFinding> pending);

}  // namespace rowsmith
