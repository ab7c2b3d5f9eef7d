// Columns that declare a reference and make its values themselves, by a choice, an expression or
// literal lines: the values must be there.
#include <algorithm>
#include <array>

#include "generators/value_text.h"
#include "plan/builder.h"
#include "plan/match_kernel.h"

namespace rowsmith {

namespace {

constexpr u64 most_targets = 1'000'000;  // their keys are held in memory
constexpr u64 most_probed = 100'000;     // rows

bool makes_values(const ColumnSpec& column) {
    return !column.expression.empty() || column.enum_values.has_value() ||
           column.generate.text == "choice" || column.generate.text == "expression";
}

Error no_such_row(const ColumnSpec& column, const std::string& value) {
    const ReferenceSpec& reference = *column.references;
    return {.code = ErrorCode::invalid_schema,
            .cause = "reference_to_no_row",
            .message = "the column holds " + value + ", but no row of '" + reference.table +
                       "' has it as its " + reference.column,
            .place = column.place,
            .expected = "values of " + reference.table + "." + reference.column,
            .fix = "change the values, or leave them to references alone"};
}

std::string text_of(const Column& column, u32 i) {
    std::string text;
    if (const auto plain = ValueText::of(*column.shape)) plain->append(column, i, text);
    return is_text(column.shape->type.kind) ? "'" + text + "'" : text;
}

// The first value of the block that no line holds.
std::optional<std::string> orphan(const LineIndex& index, const Column& column, u32 count) {
    const Column* const columns[] = {&column};
    std::string key;
    for (u32 i = 0; i < count; i++) {
        key.clear();
        if (append_key(columns, i, key) && index.find(key) == nullptr) return text_of(column, i);
    }
    return std::nullopt;
}

// Of a choice: each value that it can make.
std::optional<std::string> orphan_choice(const LineIndex& index, const Shape& shape) {
    Column all(shape);
    all.set_all_valid();
    const size_t size = shape.dictionary->size();
    for (size_t first = 0; first < size; first += block_rows) {
        const auto count = static_cast<u32>(std::min<size_t>(block_rows, size - first));
        for (u32 i = 0; i < count; i++) all.codes[i] = static_cast<u32>(first) + i;
        if (auto found = orphan(index, all, count)) return found;
    }
    return std::nullopt;
}

// Of an expression: what rows all over the table hold.
std::optional<std::string> orphan_row(const LineIndex& index, const Program& program, u64 rows) {
    Workspace workspace(program);
    const u64 probed = std::min(rows, most_probed);
    const u64 step = rows / std::max<u64>(probed, 1);
    std::array<u64, block_rows> numbers;
    for (u64 first = 0; first < probed; first += block_rows) {
        const auto count = static_cast<u32>(std::min<u64>(block_rows, probed - first));
        for (u32 i = 0; i < count; i++) numbers[i] = (first + i) * step;
        workspace.run_list({numbers.data(), count});
        if (auto found = orphan(index, workspace.result(0), count)) return found;
    }
    return std::nullopt;
}

}  // namespace

void Builder::check_made_references() {
    for (u32 t = 0; t < tables_.size(); t++) {
        for (u32 c = 0; c < spec(t).columns.size(); c++) {
            const ColumnSpec& column = spec(t).columns[c];
            if (!column.references || (!makes_values(column) && !has_lines(t, column))) continue;
            const auto checked = check_made_reference(t, column, tables_[t].columns[c].value);
            if (!checked) problems_.add(checked.error());
        }
    }
}

Result<void> Builder::check_reference_type(const ColumnSpec& column, const Type& own,
                                           const Type& theirs) const {
    if (have_equal_values(own, theirs)) return {};
    const ReferenceSpec& reference = *column.references;
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "reference_of_other_type",
                 .message = "the column is of type " + std::string(name_of(own.kind)) +
                            ", what it references of type " + std::string(name_of(theirs.kind)),
                 .place = column.place,
                 .expected = "the type and scale of " + reference.table + "." + reference.column,
                 .fix = "leave out type"});
}

Result<void> Builder::check_made_reference(u32 table, const ColumnSpec& column, const Ref& value) {
    const ReferenceSpec& reference = *column.references;
    const u32 target = TRY(table_named({reference.table, reference.place}));
    const Ref key = TRY(path(target, {reference.column, reference.place}));
    const Type own = graph().shape(value).type;
    TRY(check_reference_type(column, own, graph().shape(key).type));
    if (tables_[target].rows > most_targets || own.kind == Kind::float_) return {};
    const Ref keys[] = {key}, values[] = {value};
    const LineIndex index(Program(graph(), keys), tables_[target].rows, 1);
    const Shape& shape = graph().shape(value);
    const bool whole = shape.form == Form::codes && column.expression.empty();
    const auto found = whole ? orphan_choice(index, shape)
                             : orphan_row(index, Program(graph(), values), tables_[table].rows);
    if (found) return fail(no_such_row(column, *found));
    return {};
}

}  // namespace rowsmith
