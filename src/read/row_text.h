// What every text format checks of a row's bytes, and how texts are shown in messages.
#pragma once
#include <string>
#include <string_view>

#include "read/row_batch.h"

namespace rowsmith {

// In quotes, control characters and broken UTF-8 as \x.., cut after 60 bytes.
std::string shortened(std::string_view text);

// Adds the faults `not_utf8` and `zero_byte`.
void check_bytes(RowBatch& batch, u32 row, std::string_view bytes);

}  // namespace rowsmith
