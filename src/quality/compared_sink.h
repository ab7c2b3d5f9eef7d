// Takes bytes as they are made and holds them against a file that is there already, in step: no
// more than a piece of either is in memory.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "base/byte_sink.h"
#include "base/byte_source.h"

namespace rowsmith {

class ComparedSink final : public ByteSink {
public:
    explicit ComparedSink(std::unique_ptr<ByteSource> file) : file_(std::move(file)) {}

    // Error: bytes_differ, once the place of the first difference is known.
    Result<void> write(std::string_view bytes) override;
    // Leaves bytes of the file out, as far as there are any.
    Result<void> skip(u64 bytes);
    // The file must be at its end too.
    Result<void> close() override;

    // Of the first byte that the file does not have as it was made.
    std::optional<u64> difference() const { return difference_; }

private:
    Result<std::string_view> next(u64 bytes_max);
    std::unexpected<Error> differs(u64 offset);

    std::unique_ptr<ByteSource> file_;
    std::vector<char> piece_ = std::vector<char>(1 << 18);
    u64 offset_ = 0;
    std::optional<u64> difference_ = {};
};

// How many bytes of both are equal from the front.
size_t equal_bytes(std::string_view a, std::string_view b);

}  // namespace rowsmith
