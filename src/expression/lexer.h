// Cuts the text of an expression into tokens.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowsmith {

enum class TokenKind : u8 {
    name,         // text: letters of any script, digits, _
    quoted_name,  // text: what stood between backticks
    number,       // integer * 10^-scale
    text,         // text: what stood between quotes, '' as one
    symbol,       // text: an operator, a bracket, a comma …
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    u32 offset = 0;
    u32 end = 0;
    std::string text = {};
    i64 integer = 0;
    i32 scale = 0;

    bool is(std::string_view symbol) const { return kind == TokenKind::symbol && text == symbol; }
    bool is_word(std::string_view word) const { return kind == TokenKind::name && text == word; }
};

// Words of the language that cannot be a bare name.
bool is_keyword(std::string_view word);

// True when the word can stand in a path without backticks.
bool is_bare_name(std::string_view word);

// The last token is `end`.
Result<std::vector<Token>> tokens_of(std::string_view text, const Place& origin);

}  // namespace rowsmith
