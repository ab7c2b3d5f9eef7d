#pragma once
#include "base/byte_sink.h"

namespace rowsmith {

// Passes everything on to a sink that somebody else owns.
class LentSink final : public ByteSink {
public:
    explicit LentSink(ByteSink& owned) : owned_(owned) {}
    Result<void> write(std::string_view bytes) override { return owned_.write(bytes); }
    Result<void> hand_over(Buffer& bytes) override { return owned_.hand_over(bytes); }
    Result<void> write_stored(std::string_view bytes, const StoredRange& range) override {
        return owned_.write_stored(bytes, range);
    }
    Result<void> close() override { return owned_.close(); }

private:
    ByteSink& owned_;
};

}  // namespace rowsmith
