#include "expression/parser.h"

namespace rowsmith {

namespace {

constexpr std::array<OperatorLevel, 6> comparisons = {{{"==", Operation::equal},
                                                       {"!=", Operation::not_equal},
                                                       {"<", Operation::less},
                                                       {"<=", Operation::less_equal},
                                                       {">", Operation::greater},
                                                       {">=", Operation::greater_equal}}};
constexpr std::array<OperatorLevel, 2> sums = {{{"+", Operation::add}, {"-", Operation::subtract}}};
constexpr std::array<OperatorLevel, 4> products = {{{"*", Operation::multiply},
                                                    {"/", Operation::divide},
                                                    {"//", Operation::floor_divide},
                                                    {"%", Operation::remainder}}};

}  // namespace

Result<Expression> Parser::run(ExpressionUse use) {
    const bool is_rule = is_if_then();
    if (is_rule && use == ExpressionUse::value)
        return wrong(here(), "if_then_outside_rule", "'if … then …' stands only in rules",
                     "a value", "write if(condition, value, else_value)");
    Expression root = is_rule ? TRY(if_then()) : TRY(alternatives());
    if (here().kind != TokenKind::end) return unexpected("the end or an operator");
    return root;
}

template <size_t count>
Result<Expression> Parser::level(const std::array<OperatorLevel, count>& operators) {
    Expression left = TRY(operand(operators));
    for (bool found_one = true; found_one;) {
        found_one = false;
        for (const OperatorLevel& candidate : operators) {
            if (!here().is(candidate.symbol)) continue;
            const u32 offset = tokens_[at_++].offset;
            left =
                TRY(binary(candidate.operation, offset, std::move(left), TRY(operand(operators))));
            found_one = true;
        }
    }
    return left;
}

Result<Expression> Parser::operand(const std::array<OperatorLevel, 2>&) { return level(products); }
Result<Expression> Parser::operand(const std::array<OperatorLevel, 4>&) { return unary(); }

std::unexpected<Error> Parser::wrong(const Token& token, std::string cause, std::string message,
                                     std::string expected, std::string fix) const {
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = std::move(cause),
                 .message = std::move(message),
                 .place = place_inside(origin_, text_, token.offset),
                 .expected = std::move(expected),
                 .fix = std::move(fix)});
}

std::string Parser::found() const {
    if (here().kind == TokenKind::end) return "the expression ends";
    return "found '" + std::string(text_.substr(here().offset, here().end - here().offset)) + "'";
}

std::unexpected<Error> Parser::unexpected(std::string expected, std::string fix) const {
    const bool is_end = here().kind == TokenKind::end;
    if (fix.empty() && here().is(".."))
        fix = "a range stands only in the keys of map; else write x >= 1 and x <= 5";
    if (fix.empty())
        fix = is_end ? "write the missing part" : "check the brackets and operators before it";
    return wrong(here(), is_end ? "expression_ends" : "unexpected_token", found(),
                 std::move(expected), std::move(fix));
}

Result<void> Parser::expect(std::string_view symbol) {
    if (take(symbol)) return {};
    return unexpected("'" + std::string(symbol) + "'");
}

Result<Expression> Parser::node(Expression made) const {
    for (const Expression& child : made.children)
        made.depth = std::max(made.depth, child.depth + 1);
    if (made.depth > expression_depth_max) return too_deep(made.offset);
    return made;
}

std::unexpected<Error> Parser::too_deep(u32 offset) const {
    return fail({.code = ErrorCode::limit,
                 .cause = "expression_too_deep",
                 .message = "the expression has over " + std::to_string(expression_depth_max) +
                            " levels of operators and brackets",
                 .place = place_inside(origin_, text_, offset),
                 .expected = "at most " + std::to_string(expression_depth_max),
                 .fix = "make parts of it columns with hidden: true"});
}

bool Parser::is_if_then() const {
    if (!tokens_[0].is_word("if")) return false;
    i32 open = 0;
    for (const Token& token : tokens_) {
        if (token.is("(")) open++;
        if (token.is(")")) open--;
        if (open == 0 && token.is_word("then")) return true;
    }
    return false;
}

Result<Expression> Parser::if_then() {
    const u32 offset = here().offset;
    at_++;
    Expression condition = TRY(alternatives());
    if (!take_word("then")) return unexpected("'then'");
    Expression consequence = TRY(alternatives());
    return node({.kind = ExpressionKind::if_then,
                 .offset = offset,
                 .children = {std::move(condition), std::move(consequence)}});
}

Result<Expression> Parser::binary(Operation operation, u32 offset, Expression left,
                                  Expression right) {
    return node({.kind = ExpressionKind::binary,
                 .operation = operation,
                 .offset = offset,
                 .children = {std::move(left), std::move(right)}});
}

Result<Expression> Parser::alternatives() {
    if (++open_ > expression_depth_max) return too_deep(here().offset);
    Expression left = TRY(conditions());
    while (here().is_word("or")) {
        const u32 offset = tokens_[at_++].offset;
        left = TRY(binary(Operation::or_, offset, std::move(left), TRY(conditions())));
    }
    open_--;
    return left;
}

Result<Expression> Parser::conditions() {
    Expression left = TRY(negation());
    while (here().is_word("and")) {
        const u32 offset = tokens_[at_++].offset;
        left = TRY(binary(Operation::and_, offset, std::move(left), TRY(negation())));
    }
    return left;
}

Result<Expression> Parser::negation() {
    if (!here().is_word("not")) return comparison();
    const u32 offset = tokens_[at_++].offset;
    if (++open_ > expression_depth_max) return too_deep(offset);
    Expression inner = TRY(negation());
    open_--;
    return node({.kind = ExpressionKind::not_, .offset = offset, .children = {std::move(inner)}});
}

const OperatorLevel* Parser::comparison_here() const {
    for (const OperatorLevel& level : comparisons)
        if (here().is(level.symbol)) return &level;
    return nullptr;
}

Result<Expression> Parser::comparison() {
    Expression left = TRY(level(sums));
    if (here().is_word("is")) return is_null(std::move(left));
    if (here().is_word("in") || (here().is_word("not") && next().is_word("in")))
        return choices(std::move(left));
    const OperatorLevel* found_level = comparison_here();
    if (!found_level) return left;
    const u32 offset = tokens_[at_++].offset;
    const Token& after = here();
    Expression right = TRY(level(sums));
    if (right.kind == ExpressionKind::null_)
        return wrong(
            after, "compared_with_null", "a comparison with null is never true",
            "'is null' or 'is not null'",
            found_level->operation == Operation::not_equal ? "write is not null" : "write is null");
    if (comparison_here())
        return wrong(here(), "chained_comparison", "a comparison of a comparison", "one comparison",
                     "write a < b and b < c for a < b < c");
    return binary(found_level->operation, offset, std::move(left), std::move(right));
}

Result<Expression> Parser::is_null(Expression left) {
    const u32 offset = tokens_[at_++].offset;
    const bool negated = take_word("not");
    if (!take_word("null")) return unexpected("'null' or 'not null'", "compare with ==");
    return node({.kind = ExpressionKind::is_null,
                 .negated = negated,
                 .offset = offset,
                 .children = {std::move(left)}});
}

Result<Expression> Parser::choices(Expression left) {
    const u32 offset = here().offset;
    const bool negated = take_word("not");
    at_++;
    TRY(expect("("));
    std::vector<Expression> children;
    children.push_back(std::move(left));
    do children.push_back(TRY(alternatives()));
    while (take(","));
    TRY(expect(")"));
    return node({.kind = ExpressionKind::in,
                 .negated = negated,
                 .offset = offset,
                 .children = std::move(children)});
}

Result<Expression> Parser::unary() {
    if (!here().is("-")) return primary();
    const u32 offset = tokens_[at_++].offset;
    if (++open_ > expression_depth_max) return too_deep(offset);
    Expression inner = TRY(unary());
    open_--;
    return node(
        {.kind = ExpressionKind::negative, .offset = offset, .children = {std::move(inner)}});
}

Result<Expression> parse_expression(std::string_view text, const Place& origin, ExpressionUse use) {
    return Parser(text, origin, TRY(tokens_of(text, origin))).run(use);
}

}  // namespace rowsmith
