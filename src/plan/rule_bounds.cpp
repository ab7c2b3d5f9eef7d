// x >= e and its kin: a bound of x. Sums are solved for the column: start + 5 d <= x - 1 d.
#include <algorithm>
#include <optional>
#include <string>

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

// Moves everything but the column from `side` to the other: column + a <= b becomes column <= b -
// a.
void solve(const RuleTarget& target, const Expression& side, Operation operation,
           const Expression& other, std::vector<Solved>& found) {
    if (const ColumnSpec* column = target.own_column(side)) {
        if (!mentions(other, column->name)) found.push_back({column, operation, other});
        return;
    }
    if (side.kind != ExpressionKind::binary) return;
    const Expression &left = side.children[0], &right = side.children[1];
    if (side.operation == Operation::add) {
        solve(target, left, operation, binary(Operation::subtract, other, right), found);
        solve(target, right, operation, binary(Operation::subtract, other, left), found);
    } else if (side.operation == Operation::subtract) {
        solve(target, left, operation, binary(Operation::add, other, right), found);
        solve(target, right, mirrored(operation), binary(Operation::subtract, left, other), found);
    }
}

bool is_order(Operation operation) {
    return operation == Operation::less || operation == Operation::less_equal ||
           operation == Operation::greater || operation == Operation::greater_equal;
}

// The smallest step between two values of the column, as an expression; none for floats without a
// scale.
std::optional<std::string> smallest_step(const ColumnSpec& column, Kind kind) {
    if (kind == Kind::integer) return "1";
    if (kind == Kind::date) return "1 d";
    if (kind == Kind::duration) return "1 us";
    if (kind == Kind::time || kind == Kind::datetime)
        return std::to_string(column.type ? column.type->resolution_us : 1'000'000) + " us";
    i32 scale = column.type ? column.type->scale : -1;
    if (kind == Kind::decimal && scale < 0) scale = 2;
    if ((kind != Kind::decimal && kind != Kind::float_) || scale < 0) return std::nullopt;
    if (scale == 0) return "1";
    return "0." + std::string(static_cast<size_t>(scale - 1), '0') + "1";
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

bool add(RuleTarget& target, Solved solved, const std::vector<Expression>& conditions) {
    const Kind kind = target.kind_of(*solved.column);
    if (is_moment(kind) && solved.other.kind == ExpressionKind::text)
        solved.other = as_moment(solved.other);
    const bool lower =
        solved.operation == Operation::greater || solved.operation == Operation::greater_equal;
    const bool strict =
        solved.operation == Operation::greater || solved.operation == Operation::less;
    std::string bound = to_text(solved.other);
    if (strict) {
        auto step = smallest_step(*solved.column, kind);
        if (!step) return false;
        // Compared with a date, a moment is later from the next day on.
        if (lower && kind == Kind::datetime && is_date(target, solved.other)) step = "1 d";
        bound = "(" + bound + ")" + (lower ? " + " : " - ") + *step;
    }
    const bool moment = is_moment(kind);
    const std::string key =
        lower ? (moment ? "after" : "min_value") : (moment ? "before" : "max_value");
    return target.add_bound(*solved.column, conditions, key, bound);
}

}  // namespace

// Of several columns that could be bounded, the one that reads the other anyhow, else the one
// declared last: it is most often the consequence.
bool rewrite_bound(RuleTarget& target, const Expression& statement,
                   const std::vector<Expression>& conditions) {
    if (statement.kind != ExpressionKind::binary || !is_order(statement.operation)) return false;
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
