// The literals of the schema language: each reader takes a node and gives the value or an error
// that says what was found, what was expected and how to write it. Quoted text is read like plain
// text, since JSON has to quote '8%' and '1..5'.
//
// Shares are in schema/shares.h, moments and durations in schema/moments.h.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/node.h"

namespace rowsmith {

// The text of a scalar that is not null; errors: value_missing, scalar_wanted.
Result<std::string> read_text(const Node& node);

// true or false.
Result<bool> read_boolean(const Node& node);

// 20_000, -5. Underscores stand between digits.
Result<i64> read_integer(const Node& node);

// 20_000, -1.5, 1e6. Finite.
Result<double> read_number(const Node& node);

// A number of 10^-scale, exactly: 24.95 at scale 2 is 2495. More digits than the scale are refused.
Result<i64> read_decimal(const Node& node, i32 scale);

// 8% or 0.08: 0 to 1.
Result<double> read_share(const Node& node);

// The two sides of 1..5, 5.., ..5 as they were written; an absent side is empty, never both.
struct RangeText {
    std::string low;
    std::string high;
};
Result<RangeText> read_range(const Node& node);
// True when the node's text has the form of a range.
bool is_range(const Node& node);

struct IntegerRange {
    std::optional<i64> low;
    std::optional<i64> high;
};
Result<IntegerRange> read_integer_range(const Node& node);

struct NumberRange {
    std::optional<double> low;
    std::optional<double> high;
};
Result<NumberRange> read_number_range(const Node& node);

// Growth by `share` each `period_us`, compounding: 40% per year.
struct Rate {
    double share = 0;
    double period_us = 0;
};
Result<Rate> read_rate(const Node& node);

// tier · customers.tier · order_id.customer_id.tier · `order date`. At least one step.
Result<std::vector<std::string>> read_path(const Node& node);
// The same as text: steps that are no plain names stand in backticks.
std::string written_path(const std::vector<std::string>& steps);
// Letters of any script, digits and _, not led by a digit.
bool is_plain_name(std::string_view name);

}  // namespace rowsmith
