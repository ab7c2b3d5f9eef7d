// Holds files against a manifest.
#pragma once
#include <atomic>
#include <string>

#include "base/filesystem.h"
#include "run/manifest.h"

namespace rowsmith {

// The manifest of a dataset's folder.
Result<Manifest> manifest_in(FileSystem& files, const std::string& folder);

// What a file's checksum is: the schema's is always SHA-256.
ChecksumKind checksum_kind_of(const Manifest& manifest, const ManifestFile& file);

// Reads the file once, a piece at a time. Errors: file_missing, size_differs, checksum_differs.
Result<void> verify_file(FileSystem& files, const std::string& folder, const ManifestFile& file,
                         ChecksumKind kind, const std::atomic<bool>* cancelled);

}  // namespace rowsmith
