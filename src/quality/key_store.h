// Keys of a table as fingerprints of 128 bits with their rows, sorted. What does not fit into the
// memory that it is given goes to sorted runs on the disk, which are merged when they are read: so
// any number of rows is compared in bounded memory. Two different keys are taken for one with a
// chance of one in 10^20 at a billion rows.
#pragma once
#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/filesystem.h"
#include "base/result.h"

namespace rowsmith {

struct KeyEntry {
    u64 high = 0;
    u64 low = 0;
    u64 row = 0;

    auto operator<=>(const KeyEntry&) const = default;
    bool same_key(const KeyEntry& other) const { return high == other.high && low == other.low; }
};

// Entries in order of key, then row.
class KeyStream {
public:
    // None at the end.
    Result<std::optional<KeyEntry>> next();

private:
    friend class KeyStore;
    struct Run {
        std::unique_ptr<ByteSource> source;  // null: the buffer is all there is
        std::vector<KeyEntry> buffer = {};
        const KeyEntry* at = nullptr;
        const KeyEntry* end = nullptr;
    };
    static Result<void> refill(Run& run);

    std::vector<Run> runs_;
    std::vector<size_t> heap_;  // runs that have an entry, the least one in front
};

class KeyStore {
public:
    // Runs are files named `path` with a number behind.
    struct Place {
        FileSystem& files;
        std::string path;
        size_t entries_max;  // in memory
    };
    explicit KeyStore(Place place) : place_(std::move(place)) {}
    ~KeyStore();
    KeyStore(KeyStore&&) = default;
    KeyStore& operator=(KeyStore&&) = delete;

    Result<void> add(const KeyEntry& entry);
    // All entries; may be asked for again, while none are added.
    Result<KeyStream> sorted();

private:
    Result<void> spill();
    void sort();

    Place place_;
    std::vector<KeyEntry> entries_;
    bool is_sorted_ = true;
    std::vector<std::string> runs_;
};

}  // namespace rowsmith
