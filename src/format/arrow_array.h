// Growing arrays of one frame that Arrow reads in place: their memory is kept from frame to frame,
// so no pages are cleared anew.
#pragma once
#include <arrow/buffer.h>

#include <memory>

#include "base/buffer.h"

namespace rowsmith {

template <class T>
class FrameArray {
public:
    // Room for `count` more values, to be written by the caller.
    T* grow(size_t count) {
        char* const start = buffer_.reserve(count * sizeof(T));
        buffer_.end_at(start + count * sizeof(T));
        return reinterpret_cast<T*>(start);
    }
    void add(T value) { *grow(1) = value; }
    void clear() { buffer_.clear(); }

    size_t size() const { return buffer_.size() / sizeof(T); }
    const T* data() const { return reinterpret_cast<const T*>(buffer_.data()); }
    Buffer& bytes() { return buffer_; }

    // A view, valid until the array changes.
    std::shared_ptr<arrow::Buffer> view() const {
        static constexpr u8 nothing[8] = {};  // Arrow wants an address for empty buffers, too
        const auto* data = reinterpret_cast<const u8*>(buffer_.data());
        return std::make_shared<arrow::Buffer>(data != nullptr ? data : nothing,
                                               static_cast<i64>(buffer_.size()));
    }

private:
    Buffer buffer_;
};

// Bytes 0 and 1 as bits, the first in the lowest bit of the first byte; bits behind the end are 0.
void pack_bits(const FrameArray<u8>& bytes, FrameArray<u8>& bits);

}  // namespace rowsmith
