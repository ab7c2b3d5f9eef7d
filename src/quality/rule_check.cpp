#include "quality/rule_check.h"

#include <algorithm>

#include "base/text.h"
#include "column/convert.h"
#include "format/value_text.h"

namespace rowsmith {

namespace {

struct Wanted {
    StatementSpec spec;
    std::string subject;
    std::optional<size_t> column = {};
    bool may_be_null = true;
};

// A column whose every value follows from others of the row.
bool is_computed(const ColumnSpec& column) {
    return !column.hidden && !column.expression.empty() && column.cases.empty() &&
           !column.default_value;
}

std::vector<Wanted> wanted_of(const ShownColumns& columns, u32 table) {
    const DataSchema& schema = columns.schema();
    std::vector<Wanted> wanted;
    for (const PlacedText& rule : schema.asked.tables[table].rules)
        wanted.push_back({.spec = {.table = table, .text = rule}, .subject = rule.text});
    for (const ColumnSpec& column : schema.schema().tables[table].columns) {
        if (!is_computed(column)) continue;
        const auto number = columns.find(table, column.name);
        if (!number) continue;
        const Type& type = columns.shape(table, *number).type;
        wanted.push_back({.spec = {.table = table,
                                   .text = column.expression,
                                   .use = StatementUse::value,
                                   .target = type},
                          .subject = column.name,
                          .column = *number,
                          .may_be_null = column.null_share > 0 || !column.when.empty()});
    }
    return wanted;
}

}  // namespace

RuleCheck RuleCheck::make(const ShownColumns& columns, u32 table, const std::vector<bool>& present,
                          Problems& problems, std::vector<Unchecked>& unchecked) {
    RuleCheck check;
    const auto& tables = columns.schema().schema().tables;
    check.table_ = tables[table].name;
    for (Wanted& wanted : wanted_of(columns, table)) {
        auto statement = Statement::make(columns, wanted.spec);
        if (!statement && statement.error().code != ErrorCode::unsupported) {
            problems.add(statement.error());
            continue;
        }
        if (!statement) {
            unchecked.push_back({check.table_, wanted.subject, statement.error().message});
            continue;
        }
        const ValueHop* absent = nullptr;
        for (const ValuePath& path : statement->paths())
            for (const ValueHop& hop : path.hops)
                if (!present[hop.table]) absent = &hop;
        if (absent != nullptr) {
            unchecked.push_back({check.table_, wanted.subject,
                                 "no data of '" + tables[absent->table].name + "' to look into"});
            continue;
        }
        check.checked_.push_back({.statement = *std::move(statement),
                                  .subject = std::move(wanted.subject),
                                  .column = wanted.column,
                                  .may_be_null = wanted.may_be_null});
    }
    return check;
}

void RuleCheck::want(Parents& parents, const ShownColumns& columns) const {
    for (const Checked& checked : checked_)
        for (const ValuePath& path : checked.statement.paths()) parents.want(columns, path);
}

void RuleCheck::drop(u32 parent, const std::string& reason, std::vector<Unchecked>& unchecked) {
    std::erase_if(checked_, [&](const Checked& checked) {
        const auto looks_into = [&](const ValuePath& path) {
            return std::any_of(path.hops.begin(), path.hops.end(),
                               [&](const ValueHop& hop) { return hop.table == parent; });
        };
        const auto& paths = checked.statement.paths();
        if (std::none_of(paths.begin(), paths.end(), looks_into)) return false;
        unchecked.push_back({table_, checked.subject, reason});
        return true;
    });
}

// The computed value equals the cell's. Reals pass by a millionth, since files round them.
bool RuleCheck::is_equal(const Checked& checked, const Row& row) {
    const FieldValue& value = row.block.columns[*checked.column].values[row.number];
    const Column& result = checked.statement.result();
    const Type& type = result.shape->type;
    if (type.kind == Kind::float_) {
        const double computed = result.shape->form == Form::codes
                                    ? result.shape->dictionary->floats[result.codes[row.number]]
                                    : result.floats[row.number];
        const double off = computed > value.real ? computed - value.real : value.real - computed;
        const double size = computed < 0 ? -computed : computed;
        double allowed = 1e-6 * (size > 1 ? size : 1);
        double unit = 1;
        for (i32 digit = 0; digit < type.scale; digit++) unit /= 10;
        if (type.scale >= 0 && unit > allowed) allowed = unit;
        return off <= allowed;
    }
    if (is_integral(type.kind)) return integer_at(result, row.number) == value.integer;
    std::string text;
    append_text(result, row.number, text);
    return text == value.text;
}

bool RuleCheck::holds(const Checked& checked, const Row& row) {
    const Statement::Outcome outcome = checked.statement.outcome(row.number);
    if (!checked.column)  // a rule whose result is unknown passes
        return outcome == Statement::Outcome::null ||
               integer_at(checked.statement.result(), row.number) != 0;
    const CellState cell = row.block.columns[*checked.column].states[row.number];
    if (cell == CellState::null) return checked.may_be_null || outcome == Statement::Outcome::null;
    return outcome == Statement::Outcome::value && is_equal(checked, row);
}

void RuleCheck::check(const CheckedBlock& block, const RowBatch& batch, const std::string& file,
                      const Parents& parents, Ledger& ledger) {
    for (Checked& checked : checked_) {
        checked.statement.run(block, parents);
        for (u32 i = 0; i < block.count; i++) {
            const bool is_told =
                checked.column && block.columns[*checked.column].states[i] == CellState::unknown;
            if (is_told) continue;
            if (checked.statement.outcome(i) == Statement::Outcome::not_computed) {
                checked.not_computed++;
                continue;
            }
            if (holds(checked, {block, i})) continue;
            const u64 row = block.first_row + i;
            const Mistake mistake = checked.column ? Mistake::wrong_value : Mistake::rule;
            ledger.count({table_, checked.subject, mistake}, row, [&] {
                Finding finding{.file = file, .line = batch.line(i), .row = row};
                finding.found = checked.statement.inputs_text(i);
                if (checked.column) {
                    const Cell& cell = batch.column(*checked.column)[i];
                    finding.expected =
                        value_text(checked.statement.result(), i) + " from " + finding.found;
                    finding.found = cell_text(cell);
                }
                return finding;
            });
        }
    }
}

void RuleCheck::tell_unchecked(std::vector<Unchecked>& unchecked) const {
    for (const Checked& checked : checked_)
        if (checked.not_computed > 0)
            unchecked.push_back({table_, checked.subject,
                                 "a value that it reads is wrong, missing or too large",
                                 checked.not_computed});
}

}  // namespace rowsmith
