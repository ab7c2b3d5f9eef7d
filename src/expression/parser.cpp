#include <algorithm>
#include <array>

#include "base/text.h"
#include "column/moment_text.h"
#include "expression/expression.h"
#include "expression/lexer.h"

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 5> aggregates = {"sum", "avg", "min", "max", "count"};

struct OperatorLevel {
    std::string_view symbol;
    Operation operation;
};
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

// Recursive descent, one function a level; a guard counts the levels entered.
class Parser {
public:
    Parser(std::string_view text, const Place& origin, std::vector<Token> tokens)
        : text_(text), origin_(origin), tokens_(std::move(tokens)) {}

    Result<Expression> run(ExpressionUse use) {
        const bool is_rule = is_if_then();
        if (is_rule && use == ExpressionUse::value)
            return wrong(here(), "if_then_outside_rule", "'if … then …' stands only in rules",
                         "a value", "write if(condition, value, else_value)");
        Expression root = is_rule ? TRY(if_then()) : TRY(alternatives());
        if (here().kind != TokenKind::end) return unexpected("the end or an operator");
        return root;
    }

private:
    const Token& here() const { return tokens_[at_]; }
    const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
    bool take(std::string_view symbol) {
        if (!here().is(symbol)) return false;
        at_++;
        return true;
    }
    bool take_word(std::string_view word) {
        if (!here().is_word(word)) return false;
        at_++;
        return true;
    }

    std::unexpected<Error> wrong(const Token& token, std::string cause, std::string message,
                                 std::string expected, std::string fix) const {
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = std::move(cause),
                     .message = std::move(message),
                     .place = place_inside(origin_, text_, token.offset),
                     .expected = std::move(expected),
                     .fix = std::move(fix)});
    }

    std::string found() const {
        if (here().kind == TokenKind::end) return "the expression ends";
        return "found '" + std::string(text_.substr(here().offset, here().end - here().offset)) +
               "'";
    }

    std::unexpected<Error> unexpected(std::string expected, std::string fix = {}) const {
        const bool is_end = here().kind == TokenKind::end;
        if (fix.empty() && here().is(".."))
            fix = "a range stands only in the keys of map; else write x >= 1 and x <= 5";
        if (fix.empty())
            fix = is_end ? "write the missing part" : "check the brackets and operators before it";
        return wrong(here(), is_end ? "expression_ends" : "unexpected_token", found(),
                     std::move(expected), std::move(fix));
    }

    Result<void> expect(std::string_view symbol) {
        if (take(symbol)) return {};
        return unexpected("'" + std::string(symbol) + "'");
    }

    // The node over its children, if the tree is not too deep.
    Result<Expression> node(Expression made) const {
        for (const Expression& child : made.children)
            made.depth = std::max(made.depth, child.depth + 1);
        if (made.depth > expression_depth_max) return too_deep(made.offset);
        return made;
    }

    std::unexpected<Error> too_deep(u32 offset) const {
        return fail({.code = ErrorCode::limit,
                     .cause = "expression_too_deep",
                     .message = "the expression has over " + std::to_string(expression_depth_max) +
                                " levels of operators and brackets",
                     .place = place_inside(origin_, text_, offset),
                     .expected = "at most " + std::to_string(expression_depth_max),
                     .fix = "make parts of it columns with hidden: true"});
    }

    bool is_if_then() const {
        if (!tokens_[0].is_word("if")) return false;
        i32 open = 0;
        for (const Token& token : tokens_) {
            if (token.is("(")) open++;
            if (token.is(")")) open--;
            if (open == 0 && token.is_word("then")) return true;
        }
        return false;
    }

    Result<Expression> if_then() {
        const u32 offset = here().offset;
        at_++;
        Expression condition = TRY(alternatives());
        if (!take_word("then")) return unexpected("'then'");
        Expression consequence = TRY(alternatives());
        return node({.kind = ExpressionKind::if_then,
                     .offset = offset,
                     .children = {std::move(condition), std::move(consequence)}});
    }

    Result<Expression> binary(Operation operation, u32 offset, Expression left, Expression right) {
        return node({.kind = ExpressionKind::binary,
                     .operation = operation,
                     .offset = offset,
                     .children = {std::move(left), std::move(right)}});
    }

    Result<Expression> alternatives() {
        if (++open_ > expression_depth_max) return too_deep(here().offset);
        Expression left = TRY(conditions());
        while (here().is_word("or")) {
            const u32 offset = tokens_[at_++].offset;
            left = TRY(binary(Operation::or_, offset, std::move(left), TRY(conditions())));
        }
        open_--;
        return left;
    }

    Result<Expression> conditions() {
        Expression left = TRY(negation());
        while (here().is_word("and")) {
            const u32 offset = tokens_[at_++].offset;
            left = TRY(binary(Operation::and_, offset, std::move(left), TRY(negation())));
        }
        return left;
    }

    Result<Expression> negation() {
        if (!here().is_word("not")) return comparison();
        const u32 offset = tokens_[at_++].offset;
        if (++open_ > expression_depth_max) return too_deep(offset);
        Expression inner = TRY(negation());
        open_--;
        return node(
            {.kind = ExpressionKind::not_, .offset = offset, .children = {std::move(inner)}});
    }

    const OperatorLevel* comparison_here() const {
        for (const OperatorLevel& level : comparisons)
            if (here().is(level.symbol)) return &level;
        return nullptr;
    }

    Result<Expression> comparison() {
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
            return wrong(after, "compared_with_null", "a comparison with null is never true",
                         "'is null' or 'is not null'",
                         found_level->operation == Operation::not_equal ? "write is not null"
                                                                        : "write is null");
        if (comparison_here())
            return wrong(here(), "chained_comparison", "a comparison of a comparison",
                         "one comparison", "write a < b and b < c for a < b < c");
        return binary(found_level->operation, offset, std::move(left), std::move(right));
    }

    Result<Expression> is_null(Expression left) {
        const u32 offset = tokens_[at_++].offset;
        const bool negated = take_word("not");
        if (!take_word("null")) return unexpected("'null' or 'not null'", "compare with ==");
        return node({.kind = ExpressionKind::is_null,
                     .negated = negated,
                     .offset = offset,
                     .children = {std::move(left)}});
    }

    Result<Expression> choices(Expression left) {
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

    template <size_t count>
    Result<Expression> level(const std::array<OperatorLevel, count>& operators) {
        Expression left = TRY(operand(operators));
        for (bool found_one = true; found_one;) {
            found_one = false;
            for (const OperatorLevel& candidate : operators) {
                if (!here().is(candidate.symbol)) continue;
                const u32 offset = tokens_[at_++].offset;
                left = TRY(
                    binary(candidate.operation, offset, std::move(left), TRY(operand(operators))));
                found_one = true;
            }
        }
        return left;
    }
    Result<Expression> operand(const std::array<OperatorLevel, 2>&) { return level(products); }
    Result<Expression> operand(const std::array<OperatorLevel, 4>&) { return unary(); }

    Result<Expression> unary() {
        if (!here().is("-")) return primary();
        const u32 offset = tokens_[at_++].offset;
        if (++open_ > expression_depth_max) return too_deep(offset);
        Expression inner = TRY(unary());
        open_--;
        return node(
            {.kind = ExpressionKind::negative, .offset = offset, .children = {std::move(inner)}});
    }

    Result<Expression> primary() {
        const Token& token = here();
        switch (token.kind) {
            case TokenKind::number:
                return number();
            case TokenKind::text:
                at_++;
                return Expression{
                    .kind = ExpressionKind::text, .offset = token.offset, .word = token.text};
            case TokenKind::name:
                return word();
            case TokenKind::quoted_name:
                return path();
            default:
                break;
        }
        if (!take("(")) return unexpected("a value");
        Expression inner = TRY(alternatives());
        TRY(expect(")"));
        return inner;
    }

    Result<Expression> number() {
        const Token& token = tokens_[at_++];
        Expression made{.kind = ExpressionKind::number,
                        .offset = token.offset,
                        .scale = token.scale,
                        .integer = token.integer};
        if (here().kind != TokenKind::name || is_keyword(here().text)) {
            if (here().is("%") && next().kind == TokenKind::end)
                return wrong(here(), "percent_in_expression", "a percentage",
                             "a number; % is the remainder", "write 0.08 for 8%");
            return made;
        }
        const std::string written(text_.substr(token.offset, here().end - token.offset));
        if (duration_unit_us(here().text) == 0)
            return wrong(here(), "unknown_unit", "found '" + written + "'",
                         "a unit of time (us ms s min h d w) or an operator",
                         "months are added by add_months(date, n)");
        std::string plain;
        std::ranges::copy_if(written, std::back_inserter(plain), [](char c) { return c != '_'; });
        const auto us = parse_duration(plain);
        if (!us)
            return wrong(token, "duration_too_long", "the duration '" + written + "' is too long",
                         "at most 292,000 years", "shorten it");
        at_++;
        return Expression{.kind = ExpressionKind::duration, .offset = token.offset, .integer = *us};
    }

    Result<Expression> word() {
        const Token& token = here();
        if (next().kind == TokenKind::text && (token.text == "date" || token.text == "datetime"))
            return moment();
        if (token.text == "null" || token.text == "true" || token.text == "false") {
            at_++;
            if (token.text == "null") return Expression{.offset = token.offset};
            return Expression{.kind = ExpressionKind::boolean,
                              .offset = token.offset,
                              .integer = token.text == "true" ? 1 : 0};
        }
        if (token.text == "as_of" && !next().is(".")) {
            at_++;
            return Expression{.kind = ExpressionKind::as_of, .offset = token.offset};
        }
        if (next().is("(") && (!is_keyword(token.text) || token.text == "if")) return call();
        if (is_keyword(token.text))
            return unexpected("a value", token.text == "if"
                                             ? "write if(condition, value, else_value)"
                                             : "a column of this name stands in backticks");
        return path();
    }

    Result<Expression> moment() {
        const Token& token = tokens_[at_];
        const Token& text = tokens_[at_ + 1];
        at_ += 2;
        const auto parsed = parse_moment(text.text);
        const bool is_date = token.text == "date";
        if (!parsed || (is_date && parsed->has_time))
            return wrong(text, "bad_moment", "'" + text.text + "' is not a " + token.text,
                         is_date ? "a date like '2026-06-30'"
                                 : "a datetime like '2026-06-30T14:00:00', also with Z or +02:00",
                         parsed ? "write datetime '" + text.text + "'" : "write it in this form");
        return Expression{.kind = is_date ? ExpressionKind::date : ExpressionKind::datetime,
                          .has_offset = parsed->has_offset,
                          .offset = token.offset,
                          .integer = is_date ? parsed->days() : parsed->utc_us()};
    }

    Result<std::vector<std::string>> names() {
        std::vector<std::string> path;
        do {
            const bool is_name =
                here().kind == TokenKind::name || here().kind == TokenKind::quoted_name;
            if (!is_name || here().text.empty()) return unexpected("a name");
            path.push_back(tokens_[at_++].text);
        } while (take("."));
        return path;
    }

    Result<Expression> path() {
        const u32 offset = here().offset;
        return Expression{.kind = ExpressionKind::path, .offset = offset, .path = TRY(names())};
    }

    Result<Expression> call() {
        const Token token = here();
        at_ += 2;
        if (std::ranges::find(aggregates, token.text) != aggregates.end()) return aggregate(token);
        if (token.text == "previous" || token.text == "depth") return outside(token);
        if (token.text == "map") return map(token);
        Expression made{.kind = ExpressionKind::call, .offset = token.offset, .word = token.text};
        if (!here().is(")")) {
            do made.children.push_back(TRY(alternatives()));
            while (take(","));
        }
        TRY(expect(")"));
        return node(std::move(made));
    }

    Result<Expression> aggregate(const Token& token) {
        Expression made{
            .kind = ExpressionKind::aggregate, .offset = token.offset, .word = token.text};
        const bool is_name =
            here().kind == TokenKind::name || here().kind == TokenKind::quoted_name;
        if (is_name) made.path = TRY(names());
        if (is_name && take_word("where")) made.children.push_back(TRY(alternatives()));
        if (!is_name || !here().is(")")) {
            const std::string fix = token.text == "min" ? "the smallest of several is least(a, b)"
                                    : token.text == "max"
                                        ? "the largest of several is greatest(a, b)"
                                        : "make the term a column of the children";
            return wrong(here(), "bad_aggregate", found() + " in " + token.text + "(…)",
                         token.text + "(table.column) or " + token.text +
                             "(table.column where condition), over child rows",
                         fix);
        }
        TRY(expect(")"));
        if (made.path.size() < 2 && token.text != "count")
            return wrong(token, "bad_aggregate",
                         token.text + " of '" + path_text(made.path) + "' names no column",
                         token.text + "(table.column)", "name the children's column");
        return node(std::move(made));
    }

    // previous(column, first) and depth(tree).
    Result<Expression> outside(const Token& token) {
        const bool is_previous = token.text == "previous";
        Expression made{.kind = is_previous ? ExpressionKind::previous : ExpressionKind::depth,
                        .offset = token.offset};
        made.path = TRY(names());
        if (is_previous) {
            if (!take(","))
                return unexpected("', first': the value of the first row",
                                  "write previous(" + path_text(made.path) + ", 0)");
            made.children.push_back(TRY(alternatives()));
        }
        TRY(expect(")"));
        return node(std::move(made));
    }

    Result<Expression> map(const Token& token) {
        Expression made{.kind = ExpressionKind::map, .offset = token.offset};
        made.children.push_back(TRY(alternatives()));
        TRY(expect(","));
        if (!take("{")) return unexpected("'{'", "write map(x, {key: value, rest: value})");
        do {
            if (made.children.size() > 1 &&
                made.children[made.children.size() - 2].kind == ExpressionKind::rest)
                return unexpected("'}' after rest", "put rest last");
            made.children.push_back(TRY(key()));
            TRY(expect(":"));
            made.children.push_back(TRY(alternatives()));
        } while (take(","));
        TRY(expect("}"));
        TRY(expect(")"));
        return node(std::move(made));
    }

    // A key of a map: a literal, a bare word (a text), a range or `rest`.
    Result<Expression> key() {
        const u32 offset = here().offset;
        if (here().is_word("rest") && next().is(":")) {
            at_++;
            return Expression{.kind = ExpressionKind::rest, .offset = offset};
        }
        Expression low{.offset = offset};
        if (!here().is("..")) low = TRY(literal());
        if (!take("..")) return low;
        Expression high{.offset = here().offset};
        if (!here().is(":")) high = TRY(literal());
        return node({.kind = ExpressionKind::range,
                     .offset = offset,
                     .children = {std::move(low), std::move(high)}});
    }

    Result<Expression> literal() {
        const Token& token = here();
        if (take("-")) {
            Expression made = TRY(number());
            made.integer = -made.integer;
            made.offset = token.offset;
            return made;
        }
        const bool is_moment = next().kind == TokenKind::text;
        const bool is_bare = token.kind == TokenKind::name && !is_keyword(token.text) && !is_moment;
        if (is_bare || token.kind == TokenKind::text || token.kind == TokenKind::quoted_name) {
            at_++;
            return Expression{
                .kind = ExpressionKind::text, .offset = token.offset, .word = token.text};
        }
        if (token.kind == TokenKind::number) return number();
        if (token.kind == TokenKind::name) return word();
        return unexpected("a key: a value, a range like 1..5, or rest");
    }

    std::string_view text_;
    const Place& origin_;
    std::vector<Token> tokens_;
    size_t at_ = 0;
    u32 open_ = 0;
};

}  // namespace

Result<Expression> parse_expression(std::string_view text, const Place& origin, ExpressionUse use) {
    return Parser(text, origin, TRY(tokens_of(text, origin))).run(use);
}

}  // namespace rowsmith
