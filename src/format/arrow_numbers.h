// Columns of fixed width in a frame: integers, decimals, dates, booleans, floats, uuids.
#pragma once
#include "format/arrow_frame.h"

namespace rowsmith {

FrameColumnPointer make_number_column(const ArrowColumn& column);

}  // namespace rowsmith
