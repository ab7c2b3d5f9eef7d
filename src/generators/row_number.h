// A number of a bind: a literal, or an input's value at each row.
#pragma once
#include <algorithm>
#include <optional>

#include "generators/generator.h"
#include "random/family.h"

namespace rowsmith {

struct RowNumber {
    double literal = 0;
    std::optional<u32> input = {};

    bool is_null(const Fill& block, u32 row) const {
        return input && block.inputs[*input]->is_null(row);
    }
    double at(const Fill& block, u32 row) const {
        return input ? real_at(*block.inputs[*input], row) : literal;
    }
    // What values it may have; infinite where nothing is known.
    Interval bounds(const BindContext& context) const;

    static double real_at(const Column& column, u32 row) {
        if (column.shape->form == Form::float64) return column.floats[row];
        if (column.shape->form == Form::int64) return static_cast<double>(column.integers[row]);
        const Dictionary& entries = *column.shape->dictionary;
        const u32 code = column.codes[row];
        return entries.floats.empty() ? static_cast<double>(entries.integers[code])
                                      : entries.floats[code];
    }
};

// The expression under `name` as an input whose values are like those of the column: floats, or
// microseconds.
Result<RowNumber> row_number(BindContext& context, const std::string& name);
// The same as a plain number, whatever the column is: times.
Result<RowNumber> row_factor(BindContext& context, const std::string& name);

}  // namespace rowsmith
