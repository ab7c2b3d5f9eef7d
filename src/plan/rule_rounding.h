// Bounds that rules give to numbers, as the column's own values hold them: the least value at or
// above an expression, the greatest one below it.
#pragma once
#include <optional>
#include <string>

#include "plan/rules.h"

namespace rowsmith {

enum class BoundSide : u8 { lower, upper };

// `bound` compares with values that have so many digits behind the point.
struct NumberBound {
    const Expression& expression;
    i32 digits;
    BoundSide side;
    bool is_strict;
};

// As an expression whose values have no more digits than the column.
std::string rounded_inwards(const RuleTarget& target, const NumberBound& bound);

// The digits behind the point of a column's values; none for floats without a scale, and for what
// is no number.
std::optional<i32> digits_of(const RuleTarget& target, const ColumnSpec& column);

}  // namespace rowsmith
