// What CSV and TSV share as formats: the options of a dialect.
#pragma once
#include <vector>

#include "format/format.h"

namespace rowsmith {

// `delimiter` as a user would write it.
std::vector<OptionSpec> delimited_options(std::string delimiter);

Result<std::unique_ptr<Writer>> bind_delimited(const TableLayout& layout, const Options& options);

}  // namespace rowsmith
