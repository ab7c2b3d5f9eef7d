#include "archive/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 3> names = {"none", "gzip", "zstd"};
constexpr std::array<std::string_view, 3> endings = {"", ".gz", ".zst"};

}  // namespace

std::string_view name_of(Compression compression) {
    return names[static_cast<size_t>(compression)];
}

std::string_view ending_of(Compression compression) {
    return endings[static_cast<size_t>(compression)];
}

Result<Compression> compression_named(std::string_view word) {
    const auto found = std::ranges::find(names, word);
    if (found != names.end()) return static_cast<Compression>(found - names.begin());
    const std::vector<std::string> known(names.begin(), names.end());
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_compression",
                 .message = "there is no compression '" + std::string(word) + "'",
                 .expected = "one of " + quoted_list(known),
                 .fix = nearest(word, known)});
}

std::vector<std::pair<std::string, std::string>> libraries_of(Compression compression) {
    switch (compression) {
        case Compression::none:
            break;
        case Compression::gzip:
            return {{"zlib", zlibVersion()}};
        case Compression::zstd:
            return {{"zstd", ZSTD_versionString()}};
    }
    return {};
}

}  // namespace rowsmith
