#include "store/verify.h"

#include <vector>

#include "base/text.h"

namespace rowsmith {

namespace {

constexpr size_t piece_size_bytes = 1 << 20;

Error differs(const std::string& path, std::string cause, std::string message,
              std::string expected) {
    Error error{.code = ErrorCode::invalid_data,
                .cause = std::move(cause),
                .message = std::move(message),
                .expected = std::move(expected),
                .fix = "generate the dataset again"};
    error.place.file = path;
    return error;
}

}  // namespace

Result<Manifest> manifest_in(Store& store) {
    const std::string name(manifest_file_name);
    auto text = read_text(store, name, manifest_size_max_bytes);
    if (text) return read_manifest(*text, store.place_of(name));
    if (text.error().cause == "file_not_found") {
        text.error().message = "there is no manifest";
        text.error().expected = "a folder that generate made";
    }
    return fail(std::move(text).error());
}

ChecksumKind checksum_kind_of(const Manifest& manifest, const ManifestFile& file) {
    return file.name == schema_file_name ? ChecksumKind::sha256 : manifest.checksum;
}

Result<void> verify_file(Store& store, const ManifestFile& file, ChecksumKind kind,
                         const std::atomic<bool>* cancelled) {
    const std::string path = store.place_of(file.name);
    auto source = store.open(file.name);
    if (!source && source.error().cause == "file_not_found")
        return fail(differs(path, "file_missing", "the file is missing",
                            with_commas(file.size_bytes) + " bytes"));
    if (!source) return fail(std::move(source).error());
    Checksum checksum(kind);
    std::vector<char> piece(piece_size_bytes);
    u64 size_bytes = 0;
    while (const size_t got = TRY((*source)->read(piece))) {
        if (cancelled != nullptr && *cancelled)
            return fail({.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
        checksum.add({piece.data(), got});
        size_bytes += got;
    }
    if (size_bytes != file.size_bytes)
        return fail(differs(path, "size_differs", "has " + with_commas(size_bytes) + " bytes",
                            with_commas(file.size_bytes) + " bytes"));
    const std::string hex = checksum.hex();
    if (hex != file.checksum)
        return fail(differs(path, "checksum_differs", std::string(name_of(kind)) + " is " + hex,
                            file.checksum));
    return {};
}

}  // namespace rowsmith
