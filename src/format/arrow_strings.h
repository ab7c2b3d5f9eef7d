// Columns of texts in a frame, written out or as codes into a dictionary.
#pragma once
#include "format/arrow_frame.h"

namespace rowsmith {

FrameColumnPointer make_text_column(const ArrowColumn& column);
FrameColumnPointer make_dictionary_column(const ArrowColumn& column, DictionaryPart part);

}  // namespace rowsmith
