// Numbers as gzip and zip write them.
#pragma once
#include <string>

#include "base/integers.h"

namespace rowsmith {

inline void append_u16(std::string& bytes, u64 number) {
    for (unsigned shift = 0; shift < 16; shift += 8) bytes += static_cast<char>(number >> shift);
}
inline void append_u32(std::string& bytes, u64 number) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift);
}
inline void append_u64(std::string& bytes, u64 number) {
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(number >> shift);
}

}  // namespace rowsmith
