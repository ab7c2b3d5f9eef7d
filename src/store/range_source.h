// A stream out of ranges that are asked for one after another: each can be asked for again, and
// memory holds one.
#pragma once
#include <algorithm>
#include <cstring>
#include <functional>

#include "base/byte_source.h"
#include "base/file_bytes.h"

namespace rowsmith {

class RangeSource final : public ByteSource {
public:
    // The bytes from an offset on, as many as it likes; none at the end.
    using Ask = std::function<Result<std::string>(u64 offset)>;
    RangeSource(Ask ask, u64 offset) : ask_(std::move(ask)), next_(offset) {}

    // Asks for the first range, so that errors come before the reading.
    Result<void> begin() {
        bytes_ = TRY(ask_(next_));
        next_ += bytes_.size();
        return {};
    }
    Result<size_t> read(std::span<char> room) override {
        if (taken_ == bytes_.size() && !bytes_.empty()) {
            taken_ = 0;
            (void)TRY(begin());
        }
        const size_t count = std::min(room.size(), bytes_.size() - taken_);
        if (count > 0) std::memcpy(room.data(), bytes_.data() + taken_, count);
        taken_ += count;
        return count;
    }

private:
    Ask ask_;
    u64 next_;
    std::string bytes_;
    size_t taken_ = 0;
};

class OwnedBytes final : public FileBytes {
public:
    explicit OwnedBytes(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string_view view() const override { return bytes_; }

private:
    std::string bytes_;
};

}  // namespace rowsmith
