// Keys over the whole data: primary keys and unique columns that repeat, references that lead
// nowhere. Rows are gathered while tables are read, and compared at the end.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "quality/checked_block.h"
#include "quality/key_store.h"
#include "quality/ledger.h"
#include "quality/value_paths.h"

namespace rowsmith {

// Of all key stores together; more goes to the disk.
inline constexpr size_t key_memory_max_bytes = 512'000'000;

// Its row is 0.
KeyEntry fingerprint_of(const FieldValue& value, Kind kind);

class KeyCheck {
public:
    struct Place {
        FileSystem& files;
        std::string path;  // of runs, without their numbers
        size_t memory_max_bytes = key_memory_max_bytes;
    };
    // `present`: tables with data. Keys that data does not have go to `unchecked`.
    static KeyCheck make(const ShownColumns& shown, const std::vector<bool>& present,
                         const Place& place, std::vector<Unchecked>& unchecked);

    Result<void> add(u32 table, const CheckedBlock& block);
    // Compares everything; the findings have rows alone.
    Result<void> finish(Ledger& ledger);

    // The columns that a line of the ledger is about, among those that data shows; null for lines
    // of others.
    const std::vector<size_t>* columns_of(const LedgerKey& key) const;

private:
    struct Set {
        u32 table = 0;
        std::vector<size_t> columns = {};
        std::vector<Kind> kinds = {};
        std::optional<LedgerKey> unique = {};  // none: only looked into by references
    };
    struct Link {
        size_t child = 0;  // sets
        size_t parent = 0;
        LedgerKey key = {};
        std::string expected = {};
    };
    size_t set_of(u32 table, const std::vector<size_t>& columns, std::vector<Kind> kinds);
    Result<void> find_repeated(size_t set, Ledger& ledger);
    Result<void> find_orphans(const Link& link, Ledger& ledger);

    std::vector<Set> sets_;
    std::vector<Link> links_;
    std::deque<KeyStore> stores_;  // one a set
    std::map<LedgerKey, std::vector<size_t>> columns_;
};

}  // namespace rowsmith
