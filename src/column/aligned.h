// A fixed array that starts on a cache line and has 64 readable bytes behind its end, for wide
// loads and stores.
#pragma once
#include <cstring>
#include <memory>
#include <new>

#include "base/integers.h"

namespace rowsmith {

template <class T>
class Aligned {
public:
    Aligned() = default;
    explicit Aligned(size_t size) : size_(size), data_(allocate(size)) {}

    T& operator[](size_t i) { return data_.get()[i]; }
    const T& operator[](size_t i) const { return data_.get()[i]; }
    T* data() { return data_.get(); }
    const T* data() const { return data_.get(); }
    size_t size() const { return size_; }

private:
    static constexpr std::align_val_t alignment{64};
    struct Free {
        void operator()(T* data) const { ::operator delete(static_cast<void*>(data), alignment); }
    };
    static std::unique_ptr<T, Free> allocate(size_t size) {
        const size_t bytes = size * sizeof(T) + 64;
        void* data = ::operator new(bytes, alignment);
        std::memset(data, 0, bytes);
        return std::unique_ptr<T, Free>(static_cast<T*>(data));
    }

    size_t size_ = 0;
    std::unique_ptr<T, Free> data_;
};

}  // namespace rowsmith
