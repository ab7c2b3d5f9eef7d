#include "expression/lexer.h"

#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "expression/expression.h"

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 10> keywords = {"or", "and",  "not",  "in",    "is",
                                                       "if", "null", "true", "false", "then"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }

class Lexer {
public:
    Lexer(std::string_view text, const Place& origin) : text_(text), origin_(origin) {}

    Result<std::vector<Token>> run() {
        std::vector<Token> tokens;
        for (;;) {
            while (at_ < text_.size() && is_blank(text_[at_])) at_++;
            Token token{.offset = offset()};
            if (at_ == text_.size()) {
                token.end = offset();
                tokens.push_back(std::move(token));
                return tokens;
            }
            TRY(read(token));
            token.end = offset();
            tokens.push_back(std::move(token));
        }
    }

private:
    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    u32 offset() const { return static_cast<u32>(at_); }
    char peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    std::unexpected<Error> wrong(u32 offset, std::string cause, std::string message,
                                 std::string expected, std::string fix) const {
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = std::move(cause),
                     .message = std::move(message),
                     .place = place_inside(origin_, text_, offset),
                     .expected = std::move(expected),
                     .fix = std::move(fix)});
    }

    Result<void> read(Token& token) {
        const char c = text_[at_];
        if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return read_number(token);
        if (is_name_start(c)) {
            token.kind = TokenKind::name;
            while (at_ < text_.size() && is_name_part(text_[at_])) token.text += text_[at_++];
            return {};
        }
        if (c == '\'' || c == '`') return read_quoted(token, c);
        return read_symbol(token);
    }

    Result<void> read_quoted(Token& token, char quote) {
        token.kind = quote == '`' ? TokenKind::quoted_name : TokenKind::text;
        for (at_++; at_ < text_.size(); at_++) {
            if (text_[at_] == quote && peek(1) != quote) {
                at_++;
                return {};
            }
            if (text_[at_] == quote) at_++;
            token.text += text_[at_];
        }
        return wrong(token.offset, "open_quote",
                     std::string("the text after ") + quote + " does not end",
                     std::string("a closing ") + quote,
                     std::string("close it with ") + quote + "; inside, write it twice");
    }

    // 2026-01-31 without `date` would be a subtraction, which nobody means.
    bool at_bare_date() const {
        static constexpr std::string_view form = "dddd-dd-dd";
        for (size_t i = 0; i < form.size(); i++)
            if (form[i] == 'd' ? !is_digit(peek(i)) : peek(i) != form[i]) return false;
        return !is_digit(peek(form.size()));
    }

    Result<void> read_number(Token& token) {
        token.kind = TokenKind::number;
        if (at_bare_date()) {
            const std::string date(text_.substr(at_, 10));
            return wrong(token.offset, "bare_date", "'" + date + "' stands without a word before",
                         "date '" + date + "' or datetime '" + date + "T00:00:00'",
                         "write date '" + date + "'");
        }
        size_t digits = 0;
        bool behind_point = false;
        for (; at_ < text_.size(); at_++) {
            const char c = text_[at_];
            if (c == '_' && is_digit(peek(1)) && digits > 0) continue;
            if (c == '.' && !behind_point && is_digit(peek(1))) {
                behind_point = true;
                continue;
            }
            if (!is_digit(c)) break;
            if (token.integer != 0 || c != '0') digits++;
            if (digits > 18)
                return wrong(token.offset, "number_too_long", "the number has over 18 digits",
                             "at most 18 digits", "shorten the number");
            token.integer = token.integer * 10 + (c - '0');
            if (behind_point) token.scale++;
        }
        if (token.scale > 18)
            return wrong(
                token.offset, "number_too_long",
                "the number has " + std::to_string(token.scale) + " digits behind the point",
                "at most 18 digits", "shorten the number");
        return {};
    }

    Result<void> read_symbol(Token& token) {
        static constexpr std::array<std::string_view, 22> symbols = {
            "==", "!=", "<=", ">=", "//", "..", "<", ">", "+", "-", "*",
            "/",  "%",  "(",  ")",  "{",  "}",  ",", ":", ".", "[", "]"};
        static constexpr std::array<std::array<std::string_view, 2>, 6> slips = {
            {{"<>", "!="},
             {"&&", "and"},
             {"||", "or"},
             {"=", "=="},
             {"!", "not"},
             {"^", "pow(a, b)"}}};
        const std::string_view rest = text_.substr(at_);
        for (const auto& [slip, meant] : slips)
            if (rest.starts_with(slip) && !rest.starts_with("==") && !rest.starts_with("!="))
                return wrong(token.offset, "unknown_operator",
                             "'" + std::string(slip) + "' is not of the language",
                             "'" + std::string(meant) + "'",
                             "write " + std::string(meant) + " for " + std::string(slip));
        for (const std::string_view symbol : symbols) {
            if (!rest.starts_with(symbol)) continue;
            token.kind = TokenKind::symbol;
            token.text = symbol;
            at_ += symbol.size();
            return {};
        }
        if (rest[0] == '"')
            return wrong(token.offset, "double_quotes", "a text in double quotes",
                         "a text in single quotes", "write 'text' for \"text\"");
        return wrong(token.offset, "unknown_character",
                     "the character '" + std::string(1, rest[0]) + "' is not of the language",
                     "a name, a number, a text or an operator",
                     "remove it, or quote the text: 'a'");
    }

    std::string_view text_;
    const Place& origin_;
    size_t at_ = 0;
};

}  // namespace

bool is_keyword(std::string_view word) {
    for (const std::string_view keyword : keywords)
        if (word == keyword) return true;
    return false;
}

bool is_bare_name(std::string_view word) {
    if (word.empty() || !is_name_start(word[0]) || is_keyword(word) || word == "as_of")
        return false;
    for (const char c : word)
        if (!is_name_part(c)) return false;
    return true;
}

Result<std::vector<Token>> tokens_of(std::string_view text, const Place& origin) {
    if (text.size() > expression_bytes_max)
        return fail({.code = ErrorCode::limit,
                     .cause = "expression_too_long",
                     .message = "the expression has " + with_commas(text.size()) + " bytes",
                     .place = origin,
                     .expected = "at most " + with_commas(expression_bytes_max),
                     .fix = "make parts of it columns with hidden: true"});
    if (!is_utf8(text))
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "not_utf8",
                     .message = "the expression is not UTF-8",
                     .place = origin,
                     .expected = "text in UTF-8",
                     .fix = "save the document as UTF-8"});
    return Lexer(text, origin).run();
}

Place place_inside(const Place& origin, std::string_view text, u32 offset_bytes) {
    Place place = origin;
    if (place.column == 0) return place;
    for (const char c : text.substr(0, offset_bytes)) {
        if (c == '\n')
            place.line++, place.column = 1;
        else if (!is_inside_character(c))
            place.column++;
    }
    return place;
}

}  // namespace rowsmith
