// Digests of files and of values.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowsmith {

enum class ChecksumKind : u8 { sha256, xxh128, none };

std::string_view name_of(ChecksumKind kind);
Result<ChecksumKind> checksum_kind(std::string_view word);

struct ChecksumState;

// Belongs to one thread at a time.
class Checksum {
public:
    explicit Checksum(ChecksumKind kind);
    ~Checksum();
    Checksum(Checksum&&) noexcept;
    Checksum& operator=(Checksum&&) noexcept;

    void add(std::string_view bytes);
    // Lower-case hexadecimal, empty for none. Ends the digest: ask once.
    std::string hex();

private:
    std::unique_ptr<ChecksumState> state_;
};

std::string checksum_of(ChecksumKind kind, std::string_view bytes);

}  // namespace rowsmith
