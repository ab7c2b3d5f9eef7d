#pragma once
#include <memory>

#include "archive/compression.h"
#include "base/byte_source.h"

namespace rowsmith {

// Reads what compressed() wrote, and any other gzip or zstd. For none it is `inner` itself. Error
// of a read: bad_compression, also where the bytes end early.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> inner,
                                         Compression compression);

}  // namespace rowsmith
