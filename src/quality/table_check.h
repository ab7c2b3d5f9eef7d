// One table's rows against its columns, block by block.
#pragma once
#include <string>
#include <vector>

#include "quality/checked_block.h"
#include "quality/data_schema.h"
#include "quality/field_check.h"
#include "quality/ledger.h"
#include "read/reader.h"

namespace rowsmith {

class TableCheck {
public:
    static Result<TableCheck> make(const DataSchema& schema, u32 table);

    const std::string& name() const { return name_; }
    // Those that data shows, in the order of the schema.
    const std::vector<std::string>& columns() const { return names_; }
    const FieldCheck& field(size_t column) const { return fields_[column]; }
    CheckedBlock make_block() const {
        return {.columns = std::vector<CheckedColumn>(names_.size())};
    }

    // What the head of one of its files says of columns.
    void check_head(const HeadFindings& head, const std::string& file, Ledger& ledger);
    // Reads the batch's cells into the block; mistakes go to the ledger.
    void check(const RowBatch& batch, const std::string& file, CheckedBlock& block,
               Ledger& ledger) const;

private:
    struct Target {
        const RowBatch& batch;
        const std::string& file;
        u64 first_row;
        Ledger& ledger;
    };
    void check_column(size_t column, const Target& target, CheckedColumn& out) const;
    void tell(size_t column, u32 row, const Cell& cell, const Target& target) const;

    std::string name_;
    std::vector<std::string> names_;
    std::vector<FieldCheck> fields_;
    std::vector<bool> is_absent_;  // from the head of the file
};

}  // namespace rowsmith
