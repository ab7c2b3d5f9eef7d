// Binds an expression to the shapes of its sources: finds its type, proves by intervals that
// nothing can overflow, and makes the kernel that computes it.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "column/kernel.h"
#include "column/shape.h"
#include "expression/expression.h"

namespace rowsmith {

// Microseconds to add to a UTC time to get the zone's local time then.
using ZoneOffset = std::function<i64(std::string_view zone, i64 utc_us)>;

// Which instant of its day a date is where a datetime is wanted.
enum class DateAs : u8 { first_instant, last_instant };

struct ExpressionContext {
    std::string_view text = {};                 // of the expression, for the places in errors
    Place origin = {};                          // of its first character
    std::optional<Type> target = std::nullopt;  // the column's type; none: as it comes
    DateAs date_as = DateAs::first_instant;
    i64 as_of = 0;  // days, or microseconds as local time in `zone` when as_of_has_time
    bool as_of_has_time = false;
    std::string zone = "UTC";          // of the document: reads moments without offset
    ZoneOffset zone_offset = nullptr;  // none: every zone is UTC
};

struct BoundExpression {
    KernelPointer kernel;  // inputs: the sources' columns in order; one output
    Shape shape;           // of the output: int64, float64, text, or codes of texts
};

// `shapes` are those of sources(expression), in order. Causes: type_mismatch, overflow_possible,
// unknown_function, argument_count and more; docs/expressions.md.
Result<BoundExpression> bind_expression(const Expression& expression, std::span<const Shape> shapes,
                                        const ExpressionContext& context);

// A condition of when, cases or a rule: a boolean column, 0 or 1, null where it is unknown.
Result<BoundExpression> bind_condition(const Expression& expression, std::span<const Shape> shapes,
                                       ExpressionContext context);

}  // namespace rowsmith
