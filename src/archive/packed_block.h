// A stream is cut into blocks of fixed size, each made smaller by itself: so several threads can
// share one stream, and its bytes do not depend on how many there are.
#pragma once
#include <string_view>

#include "base/buffer.h"
#include "base/integers.h"

namespace rowsmith {

inline constexpr size_t packed_block_bytes = 1 << 21;

struct PackedBlock {
    Buffer bytes;
    u64 size_bytes = 0;  // before
    u32 crc = 0;         // CRC-32 of what it was, where the container wants it
};

// Raw deflate of level 6 that ends at a byte and is not the last; `deflate_end` ends the stream.
void deflate_block(std::string_view raw, PackedBlock& packed);
inline constexpr std::string_view deflate_end{"\x03\0", 2};
// The CRC-32 of two runs of bytes from those of each.
u32 joined_crc(u32 first, const PackedBlock& second);

// A frame of zstd, level 3, with its size and checksum.
void zstd_block(std::string_view raw, PackedBlock& packed);

}  // namespace rowsmith
