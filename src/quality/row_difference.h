// Tells a byte of a dataset's file that is not as the schema makes it in the words of the data:
// which row, which column, what it holds and what it should hold.
#pragma once
#include <string>

#include "run/dataset.h"
#include "store/store.h"

namespace rowsmith {

// A file of a dataset, and the rows that it should hold.
struct FileRows {
    const ManifestFile* file;
    Compression compression;
    const PlannedTable* table;
    const Writer* writer;
    const TableLayout* layout;
    RowRange rows;
};

// The file as its rows were written, from a byte of that on.
Result<std::unique_ptr<ByteSource>> open_rows(Store& store, const FileRows& rows, u64 offset);

// Reads the file anew up to that byte, and makes the one row. Cause of the difference:
// row_differs. Errors: those of the store.
Result<Error> row_difference(Store& store, const FileRows& rows, u64 offset);

}  // namespace rowsmith
