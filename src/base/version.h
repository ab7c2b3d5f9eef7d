// What this program calls itself.
#pragma once
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

// "0.1.0"
std::string_view tool_version();

// The engine number that schemas without one get: it fixes the bytes of every generator.
inline constexpr u32 newest_engine = 0;

}  // namespace rowsmith
