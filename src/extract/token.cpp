#include "extract/token.h"

#include <algorithm>
#include <charconv>

#include "column/moment.h"
#include "extract/grammar_words.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
}

class Tokeniser {
public:
    explicit Tokeniser(std::string_view text) : text_(text), month_first_(says_month_first()) {}

    std::vector<Token> run() {
        while (at_ < text_.size()) step();
        return std::move(tokens_);
    }

private:
    char peek(size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool next_is(std::string_view sign) const { return text_.substr(at_).starts_with(sign); }

    Token& add(TokenKind kind, size_t begin) {
        Token token{.kind = kind, .span = {begin, at_}};
        token.text = lower_case(text_.substr(begin, at_ - begin));
        token.meaning = token.text;
        tokens_.push_back(std::move(token));
        return tokens_.back();
    }

    void sign(TokenKind kind, size_t bytes) {
        const size_t begin = at_;
        at_ += bytes;
        add(kind, begin);
    }

    void step() {
        const char c = peek();
        if (is_digit(c)) return number();
        for (const char* money : {"€", "$", "£"})
            if (next_is(money)) return currency(money);
        for (const char* dash : {"–", "—", "…"}) {
            if (!next_is(dash)) continue;
            return between_numbers(3) ? range_sign(3) : sign(TokenKind::comma, 3);
        }
        for (const char* quote : {"“", "”", "„", "’", "‘"}) {
            if (!next_is(quote)) continue;
            at_ += 3;
            return;
        }
        if (c == '.' && peek(1) == '.') return range_sign(2);
        if (is_letter(c) || c == '_') return word();
        if (c == '-' && between_numbers(1)) return range_sign(1);
        if (c == '-' && is_digit(peek(1)) && at_ > 0 &&
            (text_[at_ - 1] == ' ' || text_[at_ - 1] == '('))
            return negative();
        if (c == '/' && at_ > 0 && (is_letter(peek(1)) || is_digit(peek(1))))
            return sign(TokenKind::slash, 1);
        if (c == ',' || c == ';') return sign(c == ',' ? TokenKind::comma : TokenKind::stop, 1);
        if (c == ':') return sign(TokenKind::colon, 1);
        if (c == '.' || c == '!' || c == '?') return sign(TokenKind::stop, 1);
        if (c == '(' || c == '[' || c == '{') return sign(TokenKind::open, 1);
        if (c == ')' || c == ']' || c == '}') return sign(TokenKind::close, 1);
        if (c == '&') return word();
        if (c == '\n' && starts_line()) return sign(TokenKind::stop, 1);
        at_++;
    }

    // An empty line, or the sign of a list's next point.
    bool starts_line() const {
        size_t next = at_ + 1;
        while (next < text_.size() && text_[next] == ' ') next++;
        const std::string_view rest = text_.substr(next);
        return rest.starts_with('\n') || rest.starts_with("- ") || rest.starts_with("* ") ||
               rest.starts_with("• ");
    }

    void negative() {
        const size_t begin = at_++;
        number();
        Token& token = tokens_.back();
        if (token.kind == TokenKind::date) return;
        token.number = -token.number;
        token.span.begin = begin;
        token.plain = false;
    }

    // Some date of the text tells it: 12/31/2024.
    bool says_month_first() const {
        for (size_t i = 1; i + 4 < text_.size(); i++) {
            const bool second = text_[i - 1] == '/' && is_digit(text_[i]) &&
                                is_digit(text_[i + 1]) && text_[i + 2] == '/' && i >= 2 &&
                                is_digit(text_[i - 2]);
            if (second && (text_[i] - '0') * 10 + (text_[i + 1] - '0') > 12) return true;
        }
        return false;
    }

    bool between_numbers(size_t bytes) const {
        size_t next = at_ + bytes;
        while (next < text_.size() && (text_[next] == ' ' || text_[next] == '$')) next++;
        if (text_.substr(next).starts_with("€") || text_.substr(next).starts_with("£"))
            next += text_.substr(next).starts_with("€") ? 3 : 2;
        return !tokens_.empty() && tokens_.back().kind == TokenKind::number &&
               next < text_.size() && is_digit(text_[next]);
    }

    void range_sign(size_t bytes) {
        const size_t begin = at_;
        at_ += bytes;
        Token& token = add(TokenKind::word, begin);
        token.text = token.meaning = "to";
    }

    void currency(std::string_view money) {
        const size_t begin = at_;
        at_ += money.size();
        while (peek() == ' ') at_++;
        const std::string code(currency_named(money));
        if (is_digit(peek())) {
            number();
            tokens_.back().currency = code;
            tokens_.back().span.begin = begin;
        } else if (!tokens_.empty() && tokens_.back().kind == TokenKind::number) {
            tokens_.back().currency = code;
            tokens_.back().span.end = at_;
        }
    }

    void word() {
        const size_t begin = at_;
        const bool capital = peek() >= 'A' && peek() <= 'Z';
        at_++;
        while (at_ < text_.size()) {
            const char c = peek();
            if (next_is("’") || next_is("–") || next_is("—") || next_is("€") || next_is("“") ||
                next_is("”"))
                break;
            const bool inside = (c == '-' || c == '\'') && is_letter(peek(1));
            if (!is_letter(c) && !is_digit(c) && c != '_' && !inside) break;
            at_++;
        }
        Token& token = add(TokenKind::word, begin);
        token.capital = capital;
        if (token.text == "w" && peek() == '/' && !is_letter(peek(1)) && !is_digit(peek(1))) {
            at_++;
            token.span.end++;
            token.text = "with";
        }
        if (token.text.ends_with("'s")) token.text.resize(token.text.size() - 2);
        token.meaning = meaning_of(token.text);
        if (const auto value = number_word(token.text)) as_number(token, *value);
        merge_scale();
    }

    void as_number(Token& token, double value) {
        token.kind = TokenKind::number;
        token.number = value;
        if (tokens_.size() < 2) return;
        Token& before = tokens_[tokens_.size() - 2];
        const bool joined = before.kind == TokenKind::number && before.number >= 20 &&
                            before.number < 100 && value < 10 && !is_digit(before.text[0]);
        if (!joined) return;
        before.number += value;
        before.span.end = token.span.end;
        tokens_.pop_back();
    }

    // 10 thousand, a hundred, half a million; 3 of k and m only right behind digits.
    void merge_scale() {
        if (tokens_.size() < 2 || tokens_.back().kind != TokenKind::word) return;
        const auto scale = scale_word(tokens_.back().text);
        Token& before = tokens_[tokens_.size() - 2];
        if (!scale || tokens_.back().text.size() == 1) return;
        if (before.kind == TokenKind::number) {
            before.number *= *scale;
        } else if (before.is("a") || before.is("per")) {
            if (!before.is("a")) return;
            before.kind = TokenKind::number;
            before.number = *scale;
        } else {
            return;
        }
        before.plain = false;
        before.span.end = tokens_.back().span.end;
        tokens_.pop_back();
    }

    // Digits with separators of thousands, a fraction, k, %, or a date.
    void number() {
        const size_t begin = at_;
        if (date()) return;
        std::string digits = take_digits();
        const size_t whole = digits.size();
        for (;;) {  // 10,000 · 10.000 · 10_000 · 10'000
            const char c = peek();
            const bool three =
                is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4));
            const bool separates = c == ',' || c == '.' || c == '_' || c == '\'' || c == ' ';
            if (!separates || !three || whole > 3 || digits == "0") break;
            at_++;
            digits += take_digits();
        }
        if ((peek() == '.' || peek() == ',') && is_digit(peek(1))) {
            at_++;
            digits += "." + take_digits();
        }
        double value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool plain = at_ - begin == 4 && digits.size() == 4;
        TokenKind kind = TokenKind::number;
        if (const char c = peek();
            (c == 'k' || c == 'K' || c == 'm' || c == 'M') && !is_letter(peek(1))) {
            value *= c == 'k' || c == 'K' ? 1e3 : 1e6;
            at_++;
        }
        if (next_is("%") || next_is(" %")) {
            at_ += next_is("%") ? 1 : 2;
            value /= 100;
            kind = TokenKind::percent;
        }
        Token& token = add(kind, begin);
        token.number = value;
        token.plain = plain;
    }

    std::string take_digits() {
        const size_t begin = at_;
        while (is_digit(peek())) at_++;
        return std::string(text_.substr(begin, at_ - begin));
    }

    // 2024-01-31, 31.1.2024, 31/1/2024.
    bool date() {
        const size_t begin = at_;
        i32 parts[3] = {};
        const size_t sign = std::min(text_.find_first_not_of("0123456789", at_), text_.size() - 1);
        const char separator = text_[sign];
        if (separator != '.' && separator != '/' && !(separator == '-' && sign == at_ + 4))
            return false;
        for (int i = 0; i < 3; i++) {
            const std::string digits = take_digits();
            const bool last = i == 2;
            if (digits.empty() || digits.size() > 4 || (!last && peek() != separator)) {
                at_ = begin;
                return false;
            }
            std::from_chars(digits.data(), digits.data() + digits.size(), parts[i]);
            if (!last) at_++;
        }
        if (separator != '-') std::swap(parts[0], parts[2]);
        if (separator == '/' && month_first_) std::swap(parts[1], parts[2]);
        const bool valid = parts[0] >= 1000 && parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 1 &&
                           parts[2] <= days_in_month(parts[0], parts[1]);
        if (!valid) {
            at_ = begin;
            return false;
        }
        add(TokenKind::date, begin).days = days_from_civil(parts[0], parts[1], parts[2]);
        return true;
    }

    std::string_view text_;
    bool month_first_ = false;
    size_t at_ = 0;
    std::vector<Token> tokens_;
};

// Folds what says a share in words: 8 percent, half of, a third, one in ten.
class ShareWords {
public:
    explicit ShareWords(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    std::vector<Token> run() {
        for (size_t i = 0; i < tokens_.size(); i++) {
            percent(i);
            one_in(i);
            fraction(i);
        }
        return std::move(tokens_);
    }

private:
    bool is(size_t i, std::string_view word) const {
        return i < tokens_.size() && tokens_[i].is(word);
    }
    bool number(size_t i) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::number;
    }

    void fold(size_t first, size_t count, double share) {
        tokens_[first].kind = TokenKind::percent;
        tokens_[first].number = share;
        tokens_[first].span.end = tokens_[first + count - 1].span.end;
        const auto at = tokens_.begin() + static_cast<std::ptrdiff_t>(first);
        tokens_.erase(at + 1, at + static_cast<std::ptrdiff_t>(count));
    }

    void percent(size_t i) {
        if (number(i) && (is(i + 1, "percent") || is(i + 1, "prozent") || is(i + 1, "pct")))
            fold(i, 2, tokens_[i].number / 100);
    }

    // one in ten, 1 out of 20
    void one_in(size_t i) {
        if (!number(i) || tokens_[i].number < 1) return;
        const size_t words = is(i + 1, "in") ? 1 : is(i + 1, "out") && is(i + 2, "of") ? 2 : 0;
        if (words == 0 || !number(i + 1 + words)) return;
        const Token& last = tokens_[i + 1 + words];
        if (last.plain || last.number <= tokens_[i].number) return;
        fold(i, words + 2, tokens_[i].number / last.number);
    }

    // half (of), a third of, a quarter of
    void fraction(size_t i) {
        if (is(i, "half") && !number(i + 1) && !is(i + 1, "a")) return fold(i, 1, 0.5);
        if (is(i, "hälfte")) return fold(i, 1, 0.5);
        const bool one = is(i, "a") || (number(i) && tokens_[i].number == 1);
        if (one && is(i + 1, "third") && is(i + 2, "of")) fold(i, 2, 1.0 / 3);
        if (one && is(i + 1, "quarter") && is(i + 2, "of")) fold(i, 2, 0.25);
        if (one && is(i + 1, "fifth") && is(i + 2, "of")) fold(i, 2, 0.2);
        if (one && is(i + 1, "tenth") && is(i + 2, "of")) fold(i, 2, 0.1);
    }

    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
    return ShareWords(Tokeniser(text).run()).run();
}

}  // namespace rowsmith::extract
