// Rules that say which values a column may have: x != 5, x not in (3, 4), x in (1, 2), x < 3 or
// x > 6. Generators that draw from a set of values can leave out what they don't allow.
#pragma once
#include <optional>
#include <string_view>

#include "expression/expression.h"
#include "generators/generator.h"
#include "random/value_set.h"

namespace rowsmith {

// Whether a statement speaks of the values of one column alone: comparisons with literals, lists of
// literals, joined by and, or, not.
bool tells_values(const Expression& statement, std::string_view column);

// Values as the type stores them; of floats in units of 10^-digits.
struct ValueForm {
    const Type& type;
    i32 digits = 0;  // of floats
};

// The values for which such a statement is true. Errors: rule_of_other_type.
Result<ValueSet> values_told(const PlacedText& statement, const ValueForm& form);

// What the rules leave to the context's column; none where they say nothing of its values.
Result<std::optional<ValueSet>> values_by_rules(BindContext& context, i32 digits = 0);

// No value of the column's own is left.
Error no_value_by_rules(BindContext& context);
// The generator can't leave values out, for a reason that is a sentence of its own.
Error values_not_left_out(const std::vector<PlacedText>& rules, std::string why);
// The same where there are such rules.
Result<void> refuse_rules(BindContext& context, std::string why);

}  // namespace rowsmith
