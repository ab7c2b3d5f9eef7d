// Where a stream of bytes comes from. Belongs to one thread at a time.
#pragma once
#include <span>

#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Fills the front of `room`, which is not empty, and gives how much; 0 at the end.
    virtual Result<size_t> read(std::span<char> room) = 0;
};

}  // namespace rowsmith
