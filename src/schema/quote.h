// Text in double quotes, as JSON and YAML both read it.
#pragma once
#include <string>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

std::string double_quoted(std::string_view text);

// Whether the character that `index` lies in may stand in YAML unescaped.
bool is_printable_from(std::string_view text, size_t index);

}  // namespace rowsmith
