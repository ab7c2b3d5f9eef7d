// Where a stream of bytes goes: a file, standard output, an object store. Belongs to one thread at
// a time.
#pragma once
#include <string>
#include <string_view>

#include "base/buffer.h"
#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

// Where bytes stand in a store.
struct StoredRange {
    std::string store;  // its URI
    std::string name;   // of the file
    u64 offset = 0;
};

class ByteSink {
public:
    virtual ~ByteSink() = default;
    virtual Result<void> write(std::string_view bytes) = 0;
    // The same for bytes that the caller needs no more: the buffer may come back as another one,
    // with any contents.
    virtual Result<void> hand_over(Buffer& bytes) { return write(bytes.view()); }
    // The same for bytes that a store has already: a sink that leads to it may copy them there.
    virtual Result<void> write_stored(std::string_view bytes, const StoredRange& range) {
        (void)range;
        return write(bytes);
    }
    // Everything is written: flushes to the place. The bytes get their final name only by the
    // owner's commit.
    virtual Result<void> close() = 0;
};

}  // namespace rowsmith
