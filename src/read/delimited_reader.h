// What the readers of delimited text share.
#pragma once
#include "read/reader.h"

namespace rowsmith {

// Errors: those of opening; header_missing, bad_header.
Result<std::unique_ptr<RowReader>> open_delimited(const ReadRequest& request);

}  // namespace rowsmith
