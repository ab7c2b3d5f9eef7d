// Columns of lists and records in a frame, and GeoJSON points.
#pragma once
#include "format/arrow_frame.h"

namespace rowsmith {

FrameColumnPointer make_nested_column(const ArrowColumn& column, DictionaryPart part);

}  // namespace rowsmith
