// CSV and its relatives; what a dialect may choose is in format/dialect.h.
#pragma once
#include <memory>

#include "format/dialect.h"
#include "format/format.h"

namespace rowsmith {

// Fails on a dialect that could not be read back (check_dialect) or a broken format of moments.
Result<std::unique_ptr<Writer>> make_csv_writer(const TableLayout& layout,
                                                const CsvDialect& dialect);

}  // namespace rowsmith
