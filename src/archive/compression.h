// How bytes are made smaller on their way to a file.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

enum class Compression : u8 { none, gzip, zstd };

std::string_view name_of(Compression compression);
// Error: unknown_compression.
Result<Compression> compression_named(std::string_view word);
// What a file's name ends with: .gz, .zst or nothing.
std::string_view ending_of(Compression compression);
// The library that makes the bytes, with its version; none for none.
std::vector<std::pair<std::string, std::string>> libraries_of(Compression compression);

}  // namespace rowsmith
