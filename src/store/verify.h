// Holds the files of a place against its manifest.
#pragma once
#include <atomic>
#include <string>
#include <vector>

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

// The SHA-256 of a file. Error: file_missing.
Result<std::string> sha256_of(Store& store, const std::string& name,
                              const std::atomic<bool>* cancelled);

struct VerifyOptions {
    u32 threads = 1;
    const std::atomic<bool>* cancelled = nullptr;
    std::atomic<u64>* rows_done = nullptr;  // by the share of a table's bytes that was read
    std::atomic<u64>* bytes_done = nullptr;
    // Names of files that somebody else has read through and found right.
    std::vector<std::string> known = {};
};

// Everything that is wrong with the files of a place, in the manifest's order, then what does not
// belong there. Causes: file_missing, size_differs, checksum_differs, file_swapped (it holds what
// another one should hold), file_not_known. Errors: those of the store; cancelled.
Result<std::vector<Error>> verify_files(Store& store, const Manifest& manifest,
                                        const VerifyOptions& options);

}  // namespace rowsmith
