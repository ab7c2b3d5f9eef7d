// Several files as one stream. Its bytes follow from the names and the contents alone: there are no
// owners, and the time is the earliest that the form has.
#pragma once
#include <memory>
#include <string>

#include "base/byte_sink.h"

namespace rowsmith {

class Archive {
public:
    virtual ~Archive() = default;
    // The next file, of which exactly so many bytes are written. Close it before the next one.
    virtual Result<std::unique_ptr<ByteSink>> add(const std::string& name, u64 size_bytes) = 0;
    // What stands behind the last file. The sink stays open.
    virtual Result<void> finish() = 0;
};

// Deflated, with zip64 where a file or the archive is too large for the old form. `threads` changes
// no byte.
std::unique_ptr<Archive> zip_archive(ByteSink& out, u32 threads);
// POSIX pax.
std::unique_ptr<Archive> tar_archive(ByteSink& out);

}  // namespace rowsmith
