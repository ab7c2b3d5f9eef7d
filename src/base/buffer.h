// A growing run of bytes that is not zeroed: writers reserve room, write, and say where they ended.
#pragma once
#include <cstring>
#include <memory>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

class Buffer {
public:
    // Room for at least `more` bytes behind the end. Valid until the next call.
    char* reserve(size_t more) {
        if (size_ + more > capacity_) grow(size_ + more);
        return data_.get() + size_;
    }
    // Says that bytes up to `end` (from the last reserve) are written.
    void end_at(const char* end) { size_ = static_cast<size_t>(end - data_.get()); }

    void append(std::string_view bytes) {
        if (bytes.empty()) return;
        std::memcpy(reserve(bytes.size()), bytes.data(), bytes.size());
        size_ += bytes.size();
    }
    void append(char c) {
        *reserve(1) = c;
        size_++;
    }
    void clear() { size_ = 0; }

    size_t size() const { return size_; }
    const char* data() const { return data_.get(); }
    std::string_view view() const { return {data_.get(), size_}; }

private:
    void grow(size_t least) {
        capacity_ = least + least / 2 + 64;
        std::unique_ptr<char[]> larger(new char[capacity_]);
        if (size_ > 0) std::memcpy(larger.get(), data_.get(), size_);
        data_ = std::move(larger);
    }

    std::unique_ptr<char[]> data_;
    size_t size_ = 0;
    size_t capacity_ = 0;
};

}  // namespace rowsmith
