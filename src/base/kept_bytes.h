#pragma once
#include <string>

#include "base/byte_sink.h"

namespace rowsmith {

// Keeps what is written, for tests, in a text of the caller's.
class KeptBytes final : public ByteSink {
public:
    explicit KeptBytes(std::string& bytes) : bytes_(bytes) {}
    Result<void> write(std::string_view bytes) override {
        bytes_ += bytes;
        return {};
    }
    Result<void> close() override { return {}; }

private:
    std::string& bytes_;
};

}  // namespace rowsmith
