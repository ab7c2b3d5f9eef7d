// Recursive descent over the tokens of an expression: one function a level of precedence
// (parser.cpp), one a kind of leaf (parse_leaf.cpp). A guard counts the levels entered.
#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "expression/expression.h"
#include "expression/lexer.h"

namespace rowsmith {

struct OperatorLevel {
    std::string_view symbol;
    Operation operation;
};

class Parser {
public:
    Parser(std::string_view text, const Place& origin, std::vector<Token> tokens)
        : text_(text), origin_(origin), tokens_(std::move(tokens)) {}

    Result<Expression> run(ExpressionUse use);

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
                                 std::string expected, std::string fix) const;
    std::string found() const;
    std::unexpected<Error> unexpected(std::string expected, std::string fix = {}) const;
    Result<void> expect(std::string_view symbol);
    // The node over its children, if the tree is not too deep.
    Result<Expression> node(Expression made) const;
    std::unexpected<Error> too_deep(u32 offset) const;
    bool is_if_then() const;
    Result<Expression> if_then();
    Result<Expression> binary(Operation operation, u32 offset, Expression left, Expression right);
    Result<Expression> alternatives();
    Result<Expression> conditions();
    Result<Expression> negation();
    const OperatorLevel* comparison_here() const;
    Result<Expression> comparison();
    Result<Expression> is_null(Expression left);
    Result<Expression> choices(Expression left);
    Result<Expression> unary();
    Result<Expression> primary();
    Result<Expression> number();
    Result<Expression> word();
    Result<Expression> moment();
    Result<std::vector<std::string>> names();
    Result<Expression> path();
    Result<Expression> call();
    Result<Expression> aggregate(const Token& token);
    // previous(column, first) and depth(tree).
    Result<Expression> outside(const Token& token);
    Result<Expression> map(const Token& token);
    // A key of a map: a literal, a bare word (a text), a range or `rest`.
    Result<Expression> key();
    Result<Expression> literal();
    template <size_t count>
    Result<Expression> level(const std::array<OperatorLevel, count>& operators);
    Result<Expression> operand(const std::array<OperatorLevel, 2>& sums);
    Result<Expression> operand(const std::array<OperatorLevel, 4>& products);

    std::string_view text_;
    const Place& origin_;
    std::vector<Token> tokens_;
    size_t at_ = 0;
    u32 open_ = 0;
};

}  // namespace rowsmith
