// The rules of one table, and its columns that are computed from others, row by row.
#pragma once
#include <string>
#include <vector>

#include "quality/ledger.h"
#include "quality/statement.h"
#include "read/row_batch.h"

namespace rowsmith {

class RuleCheck {
public:
    // `present`: tables whose data can be looked into. Mistakes of rules go to the problems, what
    // cannot be checked to `unchecked`.
    static RuleCheck make(const ShownColumns& columns, u32 table, const std::vector<bool>& present,
                          Problems& problems, std::vector<Unchecked>& unchecked);

    void want(Parents& parents, const ShownColumns& columns) const;
    // Rules that look into a table which cannot be held in memory.
    void drop(u32 parent, const std::string& reason, std::vector<Unchecked>& unchecked);
    void check(const CheckedBlock& block, const RowBatch& batch, const std::string& file,
               const Parents& parents, Ledger& ledger);
    // After the last row.
    void tell_unchecked(std::vector<Unchecked>& unchecked) const;

private:
    struct Checked {
        Statement statement;
        std::string subject;
        std::optional<size_t> column = {};  // the computed one; none: a rule
        bool may_be_null = true;
        u64 not_computed = 0;
    };
    struct Row {
        const CheckedBlock& block;
        u32 number;
    };
    static bool holds(const Checked& checked, const Row& row);
    static bool is_equal(const Checked& checked, const Row& row);

    std::string table_;
    std::vector<Checked> checked_;
};

}  // namespace rowsmith
