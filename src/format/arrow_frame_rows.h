// How many rows a frame of a columnar format has: a function of the types and options alone.
#pragma once
#include "format/format.h"

namespace rowsmith {

// 131,072, or the largest smaller power of two whose rows are estimated under 64 MB.
u64 arrow_frame_rows(const TableLayout& layout);

// The option `row_group_rows`, else arrow_frame_rows. Fails where the rows asked for are estimated
// above 1 GB.
Result<u64> chosen_frame_rows(const TableLayout& layout, const Options& options);
OptionSpec row_group_rows_option();

}  // namespace rowsmith
