// x >= e and its kin: a bound of x. Sums are solved for the column: start + 5 d <= x - 1 d.
#include <algorithm>
#include <optional>
#include <string>

#include "column/moment_text.h"
#include "expression/comparison.h"
#include "plan/rule_rounding.h"
#include "plan/rules.h"
#include "random/distribution.h"

namespace rowsmith {

namespace {

// A comparison with the column alone on its left side.
struct Solved {
    const ColumnSpec* column;
    Operation operation;
    Expression other;
};

Expression binary(Operation operation, const Expression& left, const Expression& right) {
    Expression sum{.kind = ExpressionKind::binary, .operation = operation, .offset = left.offset};
    sum.depth = std::max(left.depth, right.depth) + 1;
    sum.children = {left, right};
    return sum;
}

bool mentions(const Expression& expression, const std::string& column) {
    if (expression.kind == ExpressionKind::path && expression.path.size() == 1 &&
        expression.path[0] == column)
        return true;
    for (const Expression& child : expression.children)
        if (mentions(child, column)) return true;
    return false;
}

bool is_time_of_day(const RuleTarget& target, const ColumnSpec& column) {
    return target.kind_of(column) == Kind::time;
}

void solve_moved(const RuleTarget& target, const Expression& side, Operation operation,
                 const Expression& other, std::vector<Solved>& found);

// Moves everything but the column from `side` to the other: column + a <= b becomes column <= b -
// a. Times of day go around at midnight, so nothing is moved away from them.
void solve(const RuleTarget& target, const Expression& side, Operation operation,
           const Expression& other, std::vector<Solved>& found) {
    if (const ColumnSpec* column = target.own_column(side)) {
        if (!mentions(other, column->name)) found.push_back({column, operation, other});
        return;
    }
    if (side.kind != ExpressionKind::binary) return;
    const Expression &left = side.children[0], &right = side.children[1];
    if (side.operation == Operation::add) {
        solve_moved(target, left, operation, binary(Operation::subtract, other, right), found);
        solve_moved(target, right, operation, binary(Operation::subtract, other, left), found);
    } else if (side.operation == Operation::subtract) {
        solve_moved(target, left, operation, binary(Operation::add, other, right), found);
        solve_moved(target, right, mirrored(operation), binary(Operation::subtract, left, other),
                    found);
    }
}

void solve_moved(const RuleTarget& target, const Expression& side, Operation operation,
                 const Expression& other, std::vector<Solved>& found) {
    const ColumnSpec* column = target.own_column(side);
    if (!column || !is_time_of_day(target, *column)) solve(target, side, operation, other, found);
}

bool is_order(Operation operation) {
    return operation == Operation::less || operation == Operation::less_equal ||
           operation == Operation::greater || operation == Operation::greater_equal;
}

i64 step_us_of(const ColumnSpec& column) {
    return column.type ? column.type->resolution_us : 1'000'000;
}

// The smallest step between two values of a column of time, as an expression.
std::string smallest_step(const ColumnSpec& column, Kind kind) {
    if (kind == Kind::date) return "1 d";
    if (kind == Kind::duration) return "1 us";
    return std::to_string(step_us_of(column)) + " us";
}

bool can_be_bounded(const RuleTarget& target, const ColumnSpec& column) {
    if (!target.is_free(column)) return false;
    const Kind kind = target.kind_of(column);
    if (is_moment(kind)) return true;
    const Descriptor* generator = target.generator_of(column);
    if (generator->find("min_value") && generator->find("max_value")) return true;
    // Distributions take the column's own min_value and max_value, which cut them.
    return distribution_kind(generator->name).has_value();
}

// Whether anything that is written of a column reads another one.
bool reads(const Node& node, const std::string& column) {
    if (node.is_scalar()) {
        const auto tree = parse_expression(node.text, node.place());
        return tree && mentions(*tree, column);
    }
    return std::ranges::any_of(node.items, [&](const Node& item) { return reads(item, column); });
}

// A date as far as the table's own columns tell.
bool is_date(const RuleTarget& target, const Expression& expression) {
    if (const ColumnSpec* column = target.own_column(expression))
        return target.kind_of(*column) == Kind::date;
    if (expression.kind == ExpressionKind::call) return expression.word == "date";
    return expression.kind == ExpressionKind::date;
}

// Next to a moment a literal text is the moment that it says.
Expression as_moment(const Expression& text) {
    for (const char* word : {"date ", "datetime "})
        if (auto moment = parse_expression(word + to_text(text), {})) return *std::move(moment);
    return text;
}

bool is_lower(Operation operation) {
    return operation == Operation::greater || operation == Operation::greater_equal;
}
bool is_strict(Operation operation) {
    return operation == Operation::greater || operation == Operation::less;
}

// The first time of the column after a literal one, or the last before it; none on that day.
std::optional<std::string> next_time(const Solved& solved, i64 us) {
    const i64 step = step_us_of(*solved.column);
    const i64 next =
        is_lower(solved.operation) ? us / step * step + step : (us + step - 1) / step * step - step;
    if (next < 0 || next >= us_per_day) return std::nullopt;
    return time_text(next);
}

// start < end, both of one day: `end` is a step behind `start`, so `start` must leave room for it.
bool leave_room(RuleTarget& target, const Solved& solved,
                const std::vector<Expression>& conditions) {
    const ColumnSpec* other = target.own_column(solved.other);
    if (!other || !is_time_of_day(target, *other) || !can_be_bounded(target, *other)) return false;
    const i64 step = step_us_of(*solved.column);
    const i64 last = (us_per_day - 1) / step * step;
    const bool lower = is_lower(solved.operation);
    if (last < step) return false;
    const std::string room = time_text(lower ? last - step : step);
    return target.add_bound(*other, conditions, lower ? "before" : "after", room);
}

// The bound of a moment or a duration; none where no way is known.
std::optional<std::string> bound_of_time(RuleTarget& target, Solved solved,
                                         const std::vector<Expression>& conditions) {
    const Kind kind = target.kind_of(*solved.column);
    const bool text = solved.other.kind == ExpressionKind::text;
    if (is_moment(kind) && text) solved.other = as_moment(solved.other);
    // A literal as an option holds it, without quotes.
    if (kind == Kind::time && text && !is_strict(solved.operation)) return solved.other.word;
    if (!is_strict(solved.operation)) return to_text(solved.other);
    if (kind == Kind::time && text) {
        const auto us = parse_time(solved.other.word);
        return us ? next_time(solved, *us) : std::nullopt;
    }
    if (kind == Kind::time && !leave_room(target, solved, conditions)) return std::nullopt;
    std::string step = smallest_step(*solved.column, kind);
    // Compared with a date, a moment is later from the next day on.
    const bool lower = is_lower(solved.operation);
    if (lower && kind == Kind::datetime && is_date(target, solved.other)) step = "1 d";
    return "(" + to_text(solved.other) + ")" + (lower ? " + " : " - ") + step;
}

bool add(RuleTarget& target, const Solved& solved, const std::vector<Expression>& conditions) {
    const Kind kind = target.kind_of(*solved.column);
    const bool lower = is_lower(solved.operation), strict = is_strict(solved.operation);
    const bool moment = is_moment(kind);
    const std::string key =
        lower ? (moment ? "after" : "min_value") : (moment ? "before" : "max_value");
    if (moment || kind == Kind::duration) {
        const auto bound = bound_of_time(target, solved, conditions);
        return bound && target.add_bound(*solved.column, conditions, key, *bound);
    }
    const auto digits = digits_of(target, *solved.column);
    if (!digits && strict) return false;
    const std::string bound =
        digits ? rounded_inwards(target, {.expression = solved.other,
                                          .digits = *digits,
                                          .side = lower ? BoundSide::lower : BoundSide::upper,
                                          .is_strict = strict})
               : to_text(solved.other);
    return target.add_bound(*solved.column, conditions, key, bound);
}

// closes - opens >= 30 min, of times of one day: closes >= opens + 30 min, where opens leaves room.
bool rewrite_length_of_day(RuleTarget& target, const Expression& statement,
                           const std::vector<Expression>& conditions) {
    Expression length = statement.children[0], least = statement.children[1];
    Operation operation = statement.operation;
    if (length.kind == ExpressionKind::duration) {
        std::swap(length, least);
        operation = mirrored(operation);
    }
    if (length.kind != ExpressionKind::binary || length.operation != Operation::subtract ||
        least.kind != ExpressionKind::duration || !is_lower(operation) || least.integer < 0)
        return false;
    const ColumnSpec* end = target.own_column(length.children[0]);
    const ColumnSpec* start = target.own_column(length.children[1]);
    if (!end || !start || end == start) return false;
    for (const ColumnSpec* column : {end, start})
        if (!is_time_of_day(target, *column) || !can_be_bounded(target, *column)) return false;
    const i64 step = step_us_of(*end);
    const i64 gap = least.integer + (is_strict(operation) ? step : 0);
    const i64 last = (us_per_day - 1) / step * step;
    if (gap > last) return false;
    Expression duration = least;
    duration.integer = gap;
    const Expression sum = binary(Operation::add, length.children[1], duration);
    return target.add_bound(*start, conditions, "before", time_text(last - gap)) &&
           target.add_bound(*end, conditions, "after", to_text(sum));
}

}  // namespace

// Of several columns that could be bounded, the one that reads the other anyhow, else the one
// declared last: it is most often the consequence.
bool rewrite_bound(RuleTarget& target, const Expression& statement,
                   const std::vector<Expression>& conditions) {
    if (statement.kind != ExpressionKind::binary || !is_order(statement.operation)) return false;
    if (rewrite_length_of_day(target, statement, conditions)) return true;
    std::vector<Solved> found;
    const Expression &left = statement.children[0], &right = statement.children[1];
    solve(target, left, statement.operation, right, found);
    solve(target, right, mirrored(statement.operation), left, found);
    std::erase_if(found,
                  [&](const Solved& solved) { return !can_be_bounded(target, *solved.column); });
    if (found.empty()) return false;
    const auto reader = std::ranges::find_if(found, [&](const Solved& solved) {
        return std::ranges::any_of(found, [&](const Solved& other) {
            return reads(solved.column->node, other.column->name);
        });
    });
    if (reader != found.end()) return add(target, *reader, conditions);
    if (found.size() > 1) {
        std::vector<std::string> columns;
        for (const Solved& solved : found) columns.push_back(solved.column->name);
        target.note_order(columns);
    }
    const auto last = std::ranges::max_element(
        found, {}, [&](const Solved& solved) { return target.position_of(*solved.column); });
    return add(target, *last, conditions);
}

}  // namespace rowsmith
