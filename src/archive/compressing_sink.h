#pragma once
#include <memory>

#include "archive/compression.h"
#include "base/byte_sink.h"

namespace rowsmith {

// Writes what it is given to `inner` in the compression's form: gzip is one member, zstd a frame a
// block, neither with a name or a time. `threads` changes no byte. For none it is `inner` itself.
std::unique_ptr<ByteSink> compressed(std::unique_ptr<ByteSink> inner, Compression compression,
                                     u32 threads);

}  // namespace rowsmith
