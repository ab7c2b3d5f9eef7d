// The two streams that people see, and whether somebody is looking.
#pragma once
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

enum class Stream : u8 { output, error };

bool is_terminal(Stream stream);
// A terminal, and neither NO_COLOR nor a dumb one.
bool is_colourful(Stream stream);
// Columns and rows; 0 when it is no terminal.
size_t width_of(Stream stream);
size_t height_of(Stream stream);
// False when the reader is gone; other failures are not told, as there is nowhere left to tell
// them.
bool put(Stream stream, std::string_view text);

}  // namespace rowsmith
