#include "quality/table_check.h"

#include <algorithm>

namespace rowsmith {

Result<TableCheck> TableCheck::make(const DataSchema& schema, u32 table) {
    TableCheck check;
    const TableSpec& spec = schema.schema().tables[table];
    const PlannedTable& planned = schema.plan.tables[table];
    check.name_ = spec.name;
    for (size_t c = 0; c < spec.columns.size(); c++) {
        const ColumnSpec& column = spec.columns[c];
        if (column.hidden) continue;
        const Shape& shape = schema.plan.graph->shape(planned.columns[c].value);
        check.names_.push_back(column.name);
        check.fields_.push_back(TRY(FieldCheck::make(column, shape, schema.schema())));
    }
    for (const PlacedText& key : schema.asked.tables[table].primary_key.columns)
        for (size_t c = 0; c < check.names_.size(); c++)
            if (check.names_[c] == key.text) check.fields_[c].forbid_null();
    check.is_absent_.assign(check.names_.size(), false);
    return check;
}

void TableCheck::check_head(const HeadFindings& head, const std::string& file, Ledger& ledger) {
    const auto add = [&](const std::string& column, Mistake mistake, std::string found,
                         std::string expected) {
        ledger.add({.table = name_, .subject = column, .mistake = mistake},
                   {.file = file, .found = std::move(found), .expected = std::move(expected)});
    };
    is_absent_.assign(names_.size(), false);
    for (const std::string& column : head.missing) {
        const auto found = std::find(names_.begin(), names_.end(), column);
        is_absent_[static_cast<size_t>(found - names_.begin())] = true;
        add(column, Mistake::missing_column, "no such column", "the column");
    }
    for (const std::string& column : head.extra)
        add(column, Mistake::extra_column, "the column", "the columns of the table alone");
    for (const std::string& column : head.repeated)
        add(column, Mistake::extra_column, "the column once more", "each column once");
}

void TableCheck::tell(size_t column, u32 row, const Cell& cell, const Target& target) const {
    const bool is_missing = cell.form == CellForm::missing;
    Objection objection{.mistake = Mistake::missing_column, .expected = "the key"};
    if (!is_missing) objection = fields_[column].objection(cell);
    const u64 number = target.first_row + row;
    target.ledger.count(
        {.table = name_, .subject = names_[column], .mistake = objection.mistake}, number, [&] {
            return Finding{.file = target.file,
                           .line = target.batch.line(row),
                           .row = number,
                           .found = objection.found.empty() ? cell_text(cell) : objection.found,
                           .expected = objection.expected};
        });
}

void TableCheck::check_column(size_t column, const Target& target, CheckedColumn& out) const {
    const FieldCheck& field = fields_[column];
    const std::vector<Cell>& cells = target.batch.column(column);
    const bool is_absent = is_absent_[column];
    for (u32 row = 0; row < target.batch.count(); row++) {
        const Cell& cell = cells[row];
        out.states[row] = CellState::unknown;
        if (is_absent || target.batch.is_broken(row)) continue;
        const bool is_missing = cell.form == CellForm::missing;
        if (is_missing ? field.nullable() : field.passes(cell, out.values[row])) {
            const bool is_null = is_missing || cell.form == CellForm::null;
            out.states[row] = is_null ? CellState::null : CellState::value;
        } else {
            tell(column, row, cell, target);
        }
    }
}

void TableCheck::check(const RowBatch& batch, const std::string& file, CheckedBlock& block,
                       Ledger& ledger) const {
    block.count = batch.count();
    const Target target{batch, file, block.first_row, ledger};
    for (size_t c = 0; c < fields_.size(); c++) check_column(c, target, block.columns[c]);
    for (const RowFault& fault : batch.faults) {
        const bool is_extra = fault.cause == "extra_key";
        ledger.add({.table = name_,
                    .subject = is_extra ? "" : fault.cause,
                    .mistake = is_extra ? Mistake::extra_column : Mistake::malformed},
                   {.file = file,
                    .line = batch.line(fault.row),
                    .row = block.first_row + fault.row,
                    .found = fault.found,
                    .expected = fault.expected});
    }
}

}  // namespace rowsmith
