// Where a stream of bytes goes: a file, standard output, an object store. Belongs to one thread at
// a time.
#pragma once
#include <string_view>

#include "base/buffer.h"
#include "base/result.h"

namespace rowsmith {

class ByteSink {
public:
    virtual ~ByteSink() = default;
    virtual Result<void> write(std::string_view bytes) = 0;
    // The same for bytes that the caller needs no more: the buffer may come back as another one,
    // with any contents.
    virtual Result<void> hand_over(Buffer& bytes) { return write(bytes.view()); }
    // Everything is written: flushes to the place. The bytes get their final name only by the
    // owner's commit.
    virtual Result<void> close() = 0;
};

}  // namespace rowsmith
