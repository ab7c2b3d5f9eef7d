// Holds files against a manifest.
#pragma once
#include <atomic>
#include <string>

#include "run/manifest.h"
#include "store/store.h"

namespace rowsmith {

// The manifest of the dataset in a place.
Result<Manifest> manifest_in(Store& store);

// What a file's checksum is: the schema's is always SHA-256.
ChecksumKind checksum_kind_of(const Manifest& manifest, const ManifestFile& file);

// Reads the file once, a piece at a time. Errors: file_missing, size_differs, checksum_differs.
Result<void> verify_file(Store& store, const ManifestFile& file, ChecksumKind kind,
                         const std::atomic<bool>* cancelled);

}  // namespace rowsmith
