// What a check of data found, counted: one line a table, column and kind of mistake, with the first
// rows that have it. Nothing is left out silently: what could not be checked has a line as well.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

// In the order of reports. The names are stable words, as a report for programs has them.
enum class Mistake : u8 {
    unreadable,      // nothing after this place can be read
    malformed,       // a row that cannot be cut into cells
    missing_column,  // a column or key of the schema is not there
    extra_column,    // one that the schema does not have
    null_value,      // null where the column may not be
    wrong_type,
    out_of_range,  // below min_value or above max_value
    wrong_length,
    wrong_pattern,
    not_listed,  // in enum_values
    primary_key,
    not_unique,
    no_parent,    // a reference that leads nowhere
    wrong_value,  // not what the column's expression gives
    rule,
    row_count,
};

std::string_view name_of(Mistake mistake);

// Where a mistake was found. Rows count from 1; 0: it is not about one row.
struct Finding {
    std::string file = {};
    u64 line = 0;
    u64 row = 0;
    std::string found = {};
    std::string expected = {};
};

// What data could not be held against, and why.
struct Unchecked {
    std::string table;
    std::string subject;
    std::string reason;
    u64 rows = 0;  // 0: all of them
};

struct LedgerLine {
    u64 count = 0;
    std::vector<Finding> first = {};  // by row
};

struct LedgerKey {
    std::string table;
    std::string subject = {};  // a column, columns, a rule; empty: the rows themselves
    Mistake mistake = Mistake::malformed;

    auto operator<=>(const LedgerKey&) const = default;
};

class Ledger {
public:
    explicit Ledger(size_t kept) : kept_(kept) {}

    // Counts one more; `tell` makes the Finding where it is to be kept.
    template <class Tell>
    void count(const LedgerKey& key, u64 row, Tell tell) {
        LedgerLine& line = lines_[key];
        line.count++;
        total_++;
        if (keeps(line, row)) keep(line, tell());
    }
    void add(const LedgerKey& key, Finding finding) {
        const u64 row = finding.row;
        count(key, row, [&] { return std::move(finding); });
    }

    u64 total() const { return total_; }
    u64 total_of(std::string_view table) const;
    const std::map<LedgerKey, LedgerLine>& lines() const { return lines_; }
    std::map<LedgerKey, LedgerLine>& lines() { return lines_; }

private:
    bool keeps(const LedgerLine& line, u64 row) const {
        return line.first.size() < kept_ || (kept_ > 0 && row < line.first.back().row);
    }
    void keep(LedgerLine& line, Finding finding) const;

    size_t kept_;
    u64 total_ = 0;
    std::map<LedgerKey, LedgerLine> lines_;
};

}  // namespace rowsmith
