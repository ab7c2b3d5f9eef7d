#include "plan/rule_conditions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "column/moment_text.h"
#include "expression/comparison.h"
#include "expression/expression.h"

namespace rowsmith {

namespace {

// What a part of a condition says of a subject, which is any term: it compares with a literal, is
// one of several, or is null. Not null needs no saying: every other statement implies it.
struct Statement {
    enum class Form : u8 { compares, is_one_of, is_null, is_not_null };
    Form form = Form::compares;
    Operation operation = Operation::equal;
    std::vector<Expression> literals = {};
};

using Statements = std::map<std::string, std::vector<Statement>>;

std::optional<Expression> literal_of(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::boolean:
        case ExpressionKind::number:
        case ExpressionKind::text:
        case ExpressionKind::duration:
        case ExpressionKind::date:
        case ExpressionKind::datetime:
            return expression;
        case ExpressionKind::negative: {
            Expression number = expression.children[0];
            if (number.kind != ExpressionKind::number) return std::nullopt;
            number.integer = -number.integer;
            return number;
        }
        default:
            return std::nullopt;
    }
}

class Reader {
public:
    Statements statements;

    void read(const Expression& expression, bool holds) {
        switch (expression.kind) {
            case ExpressionKind::not_:
                return read(expression.children[0], !holds);
            case ExpressionKind::is_null:
                return add(expression.children[0],
                           {.form = expression.negated != holds ? Statement::Form::is_null
                                                                : Statement::Form::is_not_null});
            case ExpressionKind::in:
                return read_in(expression, expression.negated != holds);
            case ExpressionKind::binary:
                return read_binary(expression, holds);
            default:
                return read_truth(expression, holds);
        }
    }

private:
    void add(const Expression& subject, Statement statement) {
        statements[to_text(subject)].push_back(std::move(statement));
    }

    void read_truth(const Expression& expression, bool holds) {
        add(expression, {.literals = {{.kind = ExpressionKind::boolean, .integer = holds}}});
    }

    void read_in(const Expression& expression, bool is_in) {
        Statement one_of{.form = Statement::Form::is_one_of};
        for (size_t i = 1; i < expression.children.size(); i++) {
            const auto literal = literal_of(expression.children[i]);
            if (!literal && is_in) return;
            if (!literal) continue;
            if (is_in)
                one_of.literals.push_back(*literal);
            else
                add(expression.children[0],
                    {.operation = Operation::not_equal, .literals = {*literal}});
        }
        if (is_in) add(expression.children[0], std::move(one_of));
    }

    void read_binary(const Expression& expression, bool holds) {
        const Operation joint = holds ? Operation::and_ : Operation::or_;
        if (expression.operation == joint) {
            for (const Expression& part : expression.children) read(part, holds);
            return;
        }
        const auto not_so = opposite(expression.operation);
        if (!not_so) return;
        const Operation operation = holds ? expression.operation : *not_so;
        const Expression &left = expression.children[0], &right = expression.children[1];
        if (const auto literal = literal_of(right))
            add(left, {.operation = operation, .literals = {*literal}});
        else if (const auto other = literal_of(left))
            add(right, {.operation = mirrored(operation), .literals = {*other}});
        else
            read_pair(expression, operation);
    }

    // a == b against a != b: the truth of one text.
    void read_pair(const Expression& expression, Operation operation) {
        const bool negative = operation == Operation::not_equal ||
                              operation == Operation::greater_equal ||
                              operation == Operation::greater;
        Expression plain = expression;
        plain.operation = negative ? *opposite(operation) : operation;
        read_truth(plain, !negative);
    }
};

std::optional<i64> moment_us(const Expression& literal) {
    if (literal.kind == ExpressionKind::date) return literal.integer * us_per_day;
    if (literal.kind == ExpressionKind::datetime) return literal.integer;
    if (literal.kind != ExpressionKind::text) return std::nullopt;
    const auto moment = parse_moment(literal.word);
    return moment ? std::optional(moment->us) : std::nullopt;
}

i32 sign(i128 number) { return number < 0 ? -1 : number > 0 ? 1 : 0; }

// a against b; none where that is not certain.
std::optional<i32> compare(const Expression& a, const Expression& b) {
    if (to_text(a) == to_text(b)) return 0;
    if (a.kind == ExpressionKind::number && b.kind == ExpressionKind::number) {
        i128 left = a.integer, right = b.integer;
        for (i32 scale = a.scale; scale < b.scale; scale++) left *= 10;
        for (i32 scale = b.scale; scale < a.scale; scale++) right *= 10;
        return sign(left - right);
    }
    const auto left_us = moment_us(a), right_us = moment_us(b);
    if (left_us && right_us) {
        // Zones and days beside datetimes move a moment by less than two days.
        const i64 gap = *left_us / us_per_day - *right_us / us_per_day;
        const bool days =
            a.kind == b.kind && *left_us % us_per_day == 0 && *right_us % us_per_day == 0;
        return gap > 2 || gap < -2 || (days && gap != 0) ? std::optional(sign(gap)) : std::nullopt;
    }
    if (a.kind != b.kind) return std::nullopt;
    if (a.kind == ExpressionKind::text) return sign(a.word.compare(b.word));
    return sign(i128{a.integer} - b.integer);
}

bool may_satisfy(const Expression& value, Operation operation, const Expression& literal) {
    const auto order = compare(value, literal);
    if (!order) return true;
    const bool is_text = value.kind == ExpressionKind::text && !moment_us(value);
    switch (operation) {
        case Operation::equal:
            return *order == 0;
        case Operation::not_equal:
            return *order != 0;
        case Operation::less:
            return is_text || *order < 0;
        case Operation::less_equal:
            return is_text || *order <= 0;
        case Operation::greater:
            return is_text || *order > 0;
        case Operation::greater_equal:
            return is_text || *order >= 0;
        default:
            return true;
    }
}

bool may_satisfy(const Expression& value, const Statement& statement) {
    if (statement.form == Statement::Form::is_null) return false;
    if (statement.form == Statement::Form::is_not_null) return true;
    const Operation operation =
        statement.form == Statement::Form::is_one_of ? Operation::equal : statement.operation;
    return std::ranges::any_of(statement.literals, [&](const Expression& literal) {
        return may_satisfy(value, operation, literal);
    });
}

bool is_lower(Operation operation) {
    return operation == Operation::greater || operation == Operation::greater_equal;
}
bool is_upper(Operation operation) {
    return operation == Operation::less || operation == Operation::less_equal;
}

// x > 5 and x <= 5.
bool leaves_nothing(const Statement& lower, const Statement& upper) {
    if (lower.form != Statement::Form::compares || upper.form != Statement::Form::compares)
        return false;
    if (!is_lower(lower.operation) || !is_upper(upper.operation)) return false;
    const auto order = compare(lower.literals[0], upper.literals[0]);
    if (!order || (*order != 0 && lower.literals[0].kind == ExpressionKind::text &&
                   !moment_us(lower.literals[0])))
        return false;
    const bool both_ends =
        lower.operation == Operation::greater_equal && upper.operation == Operation::less_equal;
    return *order > 0 || (*order == 0 && !both_ends);
}

bool names_values(const Statement& statement) {
    return statement.form == Statement::Form::is_one_of ||
           (statement.form == Statement::Form::compares && statement.operation == Operation::equal);
}

bool contradict(const Statement& a, const Statement& b) {
    const auto none_fits = [](const Statement& values, const Statement& other) {
        return names_values(values) &&
               std::ranges::none_of(values.literals, [&](const Expression& value) {
                   return may_satisfy(value, other);
               });
    };
    if (a.form == Statement::Form::is_null) return b.form != Statement::Form::is_null;
    if (b.form == Statement::Form::is_null) return true;
    return none_fits(a, b) || none_fits(b, a) || leaves_nothing(a, b) || leaves_nothing(b, a);
}

bool can_hold(const std::vector<Statement>& of_subject) {
    for (size_t i = 0; i < of_subject.size(); i++)
        for (size_t k = i + 1; k < of_subject.size(); k++)
            if (contradict(of_subject[i], of_subject[k])) return false;
    return true;
}

}  // namespace

bool exclude_each_other(const std::string& condition, const std::string& other) {
    Reader reader;
    for (const std::string* text : {&condition, &other}) {
        const auto tree = parse_expression(*text, {});
        if (!tree) return false;
        reader.read(*tree, true);
    }
    return !std::ranges::all_of(reader.statements,
                                [](const auto& entry) { return can_hold(entry.second); });
}

}  // namespace rowsmith
