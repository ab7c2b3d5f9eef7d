// The digest of a table's values, whatever the file's format: XXH3-128 over its rows as our JSON
// Lines, in pieces of 131,072 rows whose digests are hashed in turn, so that pieces can be computed
// apart and a table of any size has a digest of 32 digits.
#pragma once
#include <string>

#include "base/byte_sink.h"
#include "run/checksum.h"

namespace rowsmith {

inline constexpr u64 values_digest_piece_rows = 131'072;

// Takes JSON Lines.
class ValuesDigestSink final : public ByteSink {
public:
    Result<void> write(std::string_view lines) override;
    Result<void> close() override;
    // After close: lower-case hexadecimal.
    const std::string& hex() const { return hex_; }

private:
    void end_piece();

    Checksum piece_{ChecksumKind::xxh128};
    Checksum pieces_{ChecksumKind::xxh128};
    u64 rows_ = 0;  // of the piece
    bool empty_ = true;
    std::string hex_;
};

}  // namespace rowsmith
