// The file beside the data that says what was made from what. It holds no clock time, host or
// path, so equal datasets have equal manifests.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/compression.h"
#include "base/integers.h"
#include "base/result.h"
#include "run/checksum.h"

namespace rowsmith {

inline constexpr std::string_view manifest_file_name = "manifest.json";
inline constexpr std::string_view schema_file_name = "schema.yaml";
// In a folder of parts, for readers of Spark and Hive: all of them are there.
inline constexpr std::string_view parts_mark = "_SUCCESS";
inline constexpr size_t manifest_size_max_bytes = 64'000'000;

struct ManifestFile {
    std::string name;  // in the dataset's folder
    u64 size_bytes = 0;
    std::string checksum = {};     // hexadecimal; empty for ChecksumKind::none
    std::optional<u64> rows = {};  // of a part; else the file holds all rows of its table

    bool operator==(const ManifestFile&) const = default;
};

struct ManifestTable {
    std::string name;
    u64 rows = 0;
    std::vector<ManifestFile> files = {};
    std::string values_digest = {};  // empty = not asked for

    bool operator==(const ManifestTable&) const = default;
};

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

struct Manifest {
    std::string name;           // of the dataset
    std::string schema_sha256;  // of the canonical schema, which stands beside as schema.yaml
    u64 schema_size_bytes = 0;
    u64 seed = 0;
    u32 engine = 0;
    std::string tool_version;
    NamedTexts libraries = {};  // those that wrote bytes of the files, with versions
    std::string format;
    NamedTexts options = {};                      // of the format, those that were given
    Compression compression = Compression::none;  // of the tables' files
    ChecksumKind checksum = ChecksumKind::sha256;
    std::vector<ManifestTable> tables = {};
};

// All files of the dataset but the manifest itself, the schema among them.
std::vector<ManifestFile> files_of(const Manifest& manifest);

// Whether both are made from the same: then their bytes are the same too.
bool same_recipe(const Manifest& a, const Manifest& b);

// Its last line is the seal: the SHA-256 of all text before that line's comma, so that a changed
// bit is found in the manifest too.
std::string print_manifest(const Manifest& manifest);

// Holds a manifest's text against its seal. Errors: manifest_changed.
Result<void> check_seal(std::string_view text, const std::string& file_name);

// Errors: manifest_broken.
Result<Manifest> read_manifest(std::string_view text, const std::string& file_name);

}  // namespace rowsmith
