// A stretch of a stream of bytes that moves forward: what was not taken yet stays, more is read
// behind it.
#pragma once
#include <memory>
#include <string_view>

#include "base/filesystem.h"
#include "base/result.h"

namespace rowsmith {

class ByteWindow {
public:
    // `path` may be `-`.
    static Result<ByteWindow> open(FileSystem& files, const std::string& path);

    // Views are good until the next more().
    std::string_view rest() const { return {bytes_.get() + begin_, end_ - begin_}; }
    void take(size_t count) { begin_ += count; }
    // All bytes of the stream are in rest().
    bool is_last() const { return ended_; }
    // Reads on; fails with cause `record_too_long` where rest() has more bytes than the limit.
    Result<void> more(u64 line);
    u64 bytes_done() const { return done_; }

private:
    std::string path_;
    std::unique_ptr<ByteSource> source_;
    std::unique_ptr<char[]> bytes_;
    size_t capacity_ = 0;
    size_t begin_ = 0;
    size_t end_ = 0;
    u64 done_ = 0;
    bool ended_ = false;
};

}  // namespace rowsmith
