#include "quality/ledger.h"

#include <algorithm>
#include <array>

namespace rowsmith {

std::string_view name_of(Mistake mistake) {
    static constexpr std::array<std::string_view, 16> names = {
        "unreadable",    "malformed",   "missing_column", "extra_column",
        "null_value",    "wrong_type",  "out_of_range",   "wrong_length",
        "wrong_pattern", "not_listed",  "primary_key",    "not_unique",
        "no_parent",     "wrong_value", "rule",           "row_count"};
    return names[static_cast<size_t>(mistake)];
}

u64 Ledger::total_of(std::string_view table) const {
    u64 total = 0;
    for (const auto& [key, line] : lines_)
        if (key.table == table) total += line.count;
    return total;
}

// Findings come in the order of rows but for those of keys.
void Ledger::keep(LedgerLine& line, Finding finding) const {
    const auto after =
        std::upper_bound(line.first.begin(), line.first.end(), finding.row,
                         [](u64 row, const Finding& kept) { return row < kept.row; });
    line.first.insert(after, std::move(finding));
    if (line.first.size() > kept_) line.first.pop_back();
}

}  // namespace rowsmith
