// Amounts, and what they bound: prices between 5 and 100 euros, average amount of 50, growth.
#include "extract/grammar_words.h"
#include "extract/parser.h"
#include "extract/period.h"

namespace rowsmith::extract {

// 3 · 3 to 8 · between 3 and 8 · up to 5 · at least 2 · an average of 3
std::optional<std::pair<Amount, size_t>> Parser::read_amount(size_t i) const {
    Amount amount;
    bool between = false, up_to = false, at_least = false;
    for (size_t words = 0; words < 5; words++) {
        if (is(i, "between") || (is(i, "from") && is_kind(i + 1, TokenKind::number))) {
            between = true;
        } else if (one_of(i, {"up", "at"}) && one_of(i + 1, {"to", "most"})) {
            up_to = true;
            i++;
        } else if (is(i, "at") && is(i + 1, "least")) {
            at_least = true;
            i++;
        } else if (one_of(i, {"max", "min"})) {
            (is(i, "max") ? up_to : at_least) = true;
            if (is(i + 1, "of")) i++;
        } else if (is(i, "average") || (is(i, "on") && is(i + 1, "average"))) {
            amount.average = true;
            if (is(i, "on")) i++;
            if (is(i + 1, "of")) i++;
        } else if (!(is(i, "a") && is(i + 1, "average")) && !is(i, "about") && !is(i, "exactly")) {
            break;
        }
        i++;
    }
    if (!is_kind(i, TokenKind::number)) return std::nullopt;
    amount.low = amount.high = tokens_[i].number;
    size_t end = i + 1;
    const bool joined = is(end, "to") || (between && is(end, "and")) || is(end, "or");
    if (joined && is_kind(end + 1, TokenKind::number)) {
        amount.high = tokens_[end + 1].number;
        end += 2;
    }
    // 0-100%
    if (joined && end == i + 1 && is_kind(end + 1, TokenKind::percent)) {
        amount.high = tokens_[end + 1].number * 100;
        end += 2;
    }
    if (up_to) amount.open_low = true;
    if (at_least) amount.open_high = true;
    return std::pair{amount, end};
}

// Of a column: also over 18, below 100, and a currency behind.
std::optional<std::pair<Amount, size_t>> Parser::read_bounds(size_t i) const {
    while (one_of(i, {"ranging", "range", "values", "value", "are", "of", "that"})) i++;
    Amount amount;
    const bool above = one_of(i, {"over", "above"}) || (is(i, "more") && is(i + 1, "than"));
    const bool below = one_of(i, {"under", "below"}) || (is(i, "less") && is(i + 1, "than"));
    size_t end = i;
    if (above || below) {
        end = is(i + 1, "than") ? i + 2 : i + 1;
        if (!is_kind(end, TokenKind::number)) return std::nullopt;
        amount = {.low = tokens_[end].number, .high = tokens_[end].number};
        (above ? amount.open_high : amount.open_low) = true;
        end++;
    } else {
        const auto read = read_amount(i);
        if (!read || (read->first.is_one())) return std::nullopt;
        amount = read->first;
        end = read->second;
    }
    if (is_word(end) && (is_unit(tokens_[end].text) || one_of(end, {"year", "old"}))) end++;
    if (is(end, "old")) end++;
    return std::pair{amount, end};
}

bool Parser::try_bounds() {
    if (!is_word(at_) || current_ < 0 || is_function_word(tokens_[at_].meaning)) return false;
    const size_t words_end = column_words_end(at_);
    for (size_t end = at_ + 1; end <= words_end; end++) {
        if (read_period(from(end), today_days_)) return false;
        const auto bounds = read_bounds(end);
        if (!bounds) continue;
        const std::string name = is(at_, "aged") ? "age" : column_name(at_, end);
        Statement& statement =
            take(bounds->first.average ? Phrase::average : Phrase::bounds, bounds->second);
        statement.name = name;
        statement.amount = bounds->first;
        return true;
    }
    return false;
}

// an average amount of 50; average salary 60,000
bool Parser::try_average() {
    size_t i = at_;
    if (one_of(i, {"with", "a"})) i++;
    if (is(i, "a")) i++;
    if (!is(i, "average") || current_ < 0) return false;
    i++;
    const size_t words_end = column_words_end(i);
    if (words_end == i) return false;
    size_t end = words_end;
    while (one_of(end, {"of", "about", "are"})) end++;
    if (!is_kind(end, TokenKind::number)) return false;
    const double number = tokens_[end].number;
    const std::string name = column_name(i, words_end);
    end++;
    if (is_word(end) && !currency_named(tokens_[end].text).empty()) end++;
    Statement& statement = take(Phrase::average, end);
    statement.name = name;
    statement.amount = {.low = number, .high = number, .average = true};
    return true;
}

// growing 20% per year
bool Parser::try_trend() {
    size_t i = at_;
    if (one_of(i, {"with", "that"})) i++;
    if (!one_of(i, {"growing", "growth", "grow", "grows", "increasing", "rising", "shrinking"}))
        return false;
    const bool shrinking = is(i, "shrinking");
    i++;
    while (one_of(i, {"by", "at", "of", "about"})) i++;
    if (!is_kind(i, TokenKind::percent)) return false;
    const double share = tokens_[i].number;
    i++;
    if (one_of(i, {"growth"})) i++;
    if (one_of(i, {"per", "a", "each"})) i++;
    std::string unit = "year";
    for (const char* word : {"day", "week", "month", "quarter", "year"}) {
        if (!is(i, word) && !(is_word(i) && tokens_[i].text == std::string(word) + "ly")) continue;
        unit = word;
        i++;
        break;
    }
    Statement& statement = take(Phrase::trend, i);
    statement.share = shrinking ? -share : share;
    statement.name = unit;
    return true;
}

}  // namespace rowsmith::extract
