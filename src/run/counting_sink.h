#pragma once
#include "base/byte_sink.h"
#include "base/integers.h"

namespace rowsmith {

// Keeps nothing but how much there was.
class CountingSink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        bytes_ += bytes.size();
        return {};
    }
    Result<void> close() override { return {}; }
    u64 bytes() const { return bytes_; }

private:
    u64 bytes_ = 0;
};

}  // namespace rowsmith
