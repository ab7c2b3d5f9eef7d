// The tokens of a description: words, numbers with what belongs to them, dates, signs.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/integers.h"

namespace rowsmith::extract {

enum class TokenKind : u8 { word, number, percent, date, comma, colon, stop, open, close, slash };

// A stretch of the description in bytes.
struct Span {
    size_t begin = 0, end = 0;
};

struct Token {
    TokenKind kind = TokenKind::word;
    std::string text = {};  // words: lower-case
    // Words: what it comes to in English if it is a word of grammar ("und" -> "and"), else `text`.
    std::string meaning = {};
    double number = 0;          // number; percent: 8% is 0.08
    i64 days = 0;               // date: since 1970-01-01
    std::string currency = {};  // $5, 5 EUR
    Span span = {};
    bool capital = false;
    bool plain = false;  // a number written as four digits: may be a year
    bool used = false;   // some phrase has taken it

    bool is(std::string_view word) const { return kind == TokenKind::word && meaning == word; }
    bool is_sign() const { return kind >= TokenKind::comma; }
};

// "10,000", "10.000", "10k", "1.5 million", "twelve", "a dozen", "half of" and "one in ten" come
// out as one number or share each; "3-8" as 3, to, 8.
std::vector<Token> tokenise(std::string_view text);

}  // namespace rowsmith::extract
