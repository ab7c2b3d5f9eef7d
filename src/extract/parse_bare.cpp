// What stands between commas with no word before it: price, level 1 to 60, weight in kg; and what
// may stand behind a column: (unique), like AB-001, normally distributed around 25, yes/no.
#include <algorithm>

#include "extract/grammar_words.h"
#include "extract/parser.h"
#include "extract/period.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

namespace {

// Words that stand in pairs before one head: first and last name, start and end date.
bool is_qualifier(std::string_view word) {
    return among(word, {"first",   "last",     "start",   "end",         "caller",    "callee",
                        "billing", "shipping", "home",    "work",        "old",       "new",
                        "sender",  "receiver", "origin",  "destination", "departure", "arrival",
                        "pickup",  "delivery", "opening", "closing",     "gross",     "net",
                        "source",  "target",   "buying",  "selling",     "check-in",  "check-out"});
}

bool is_participle(std::string_view word) {
    return (word.size() > 4 && word.ends_with("ed")) || among(word, {"built", "sold", "born"});
}

}  // namespace

// "in kg", "(kg)": part of the name. Gives the token behind.
size_t Parser::unit_behind(size_t i, std::string& name) const {
    const bool open = is_kind(i, TokenKind::open);
    if (!is(i, "in") && !open) return i;
    if (!is_word(i + 1) || !is_unit(tokens_[i + 1].text)) return i;
    if (open && !is_kind(i + 2, TokenKind::close)) return i;
    name += "_" + tokens_[i + 1].text;
    return i + (open ? 3 : 2);
}

// (unique), (optional)
bool Parser::item_marks(size_t& i, const std::string& name) {
    if (!is_kind(i, TokenKind::open) || !is(i + 1, "unique") || !is_kind(i + 2, TokenKind::close))
        return false;
    at_ = i;
    take(Phrase::unique, i + 3).name = name;
    i = at_;
    return true;
}

// like BX-000123
bool Parser::item_like(size_t& i, const std::string& name) {
    size_t first = i + 1;
    if (!one_of(i, {"like"}) || first >= tokens_.size()) return false;
    const size_t begin = tokens_[first].span.begin;
    const size_t end =
        std::min(description_.text.find_first_of(" ,;()\n", begin), description_.text.size());
    std::string example = description_.text.substr(begin, end - begin);
    while (example.ends_with('.')) example.pop_back();
    if (example.find_first_of("0123456789") == std::string::npos) return false;
    const size_t example_end = begin + example.size();
    while (first < tokens_.size() && tokens_[first].span.begin < example_end) first++;
    at_ = i;
    Statement& statement = take(Phrase::pattern, first);
    statement.name = name;
    statement.label = example;
    i = at_;
    return true;
}

// normally distributed around 25 g with standard deviation 0.4
bool Parser::item_normal(size_t& i, const std::string& name) {
    size_t at = i;
    if (one_of(at, {"normally", "normal"})) at++;
    if (at == i) return false;
    while (one_of(at, {"distributed", "distribution", "with", "average", "about", "of", "a"})) at++;
    if (!is_kind(at, TokenKind::number)) return false;
    const double mean = tokens_[at++].number;
    if (is_word(at) && is_unit(tokens_[at].text)) at++;
    while (is_kind(at, TokenKind::comma) || one_of(at, {"with", "and", "a"})) at++;
    size_t spread = at;
    while (one_of(spread, {"standard", "deviation", "sd", "sigma", "stddev", "of"})) spread++;
    const bool has_spread = spread > at && is_kind(spread, TokenKind::number);
    size_t end = has_spread ? spread + 1 : at;
    while (end > i && (tokens_[end - 1].is_sign() || one_of(end - 1, {"with", "and", "a"}))) end--;
    at_ = i;
    Statement& statement = take(Phrase::normal, end);
    statement.name = name;
    statement.amount = {.low = mean, .high = mean};
    statement.share = has_spread ? tokens_[spread].number : 0;
    i = at_;
    return true;
}

// yes/no · low/medium/high with 50/30/20 percent
bool Parser::item_slashed(size_t& i, const std::string& name) {
    if (!is_word(i) || !is_kind(i + 1, TokenKind::slash)) return false;
    std::vector<std::string> values;
    size_t end = i;
    for (;;) {
        const Span& span = tokens_[end].span;
        values.push_back(description_.text.substr(span.begin, span.end - span.begin));
        if (!is_kind(end + 1, TokenKind::slash) || !is_word(end + 2)) break;
        end += 2;
    }
    end++;
    std::vector<double> shares;
    size_t at = end;
    while (one_of(at, {"with", "at"}) || is_kind(at, TokenKind::open)) at++;
    for (; at < tokens_.size(); at += 2) {
        const Token& token = tokens_[at];
        if (token.kind == TokenKind::number) shares.push_back(token.number / 100);
        if (token.kind == TokenKind::percent) shares.push_back(token.number);
        if (!is_kind(at + 1, TokenKind::slash)) break;
    }
    const bool has_shares = shares.size() == values.size() && values.size() > 1;
    if (has_shares) end = at + 1;
    if (has_shares && is_kind(end, TokenKind::close)) end++;
    at_ = i;
    Statement& statement = take(Phrase::values, end);
    statement.name = name;
    statement.words = std::move(values);
    if (has_shares) statement.shares = std::move(shares);
    i = at_;
    return true;
}

// One thing more that is said of the column; false when there is none.
bool Parser::item_details(size_t& i, const std::string& name) {
    const size_t before = i;
    // "amounts in pounds, from -2000 to 5000"
    if (is_kind(i, TokenKind::comma) && one_of(i + 1, {"from", "between"}) &&
        !read_period(from(i + 1), today_days_)) {
        size_t behind = i + 1;
        item_bounds(behind, name);
        if (behind > i + 1) i = behind;
        return i != before;
    }
    if (item_marks(i, name) || item_like(i, name) || item_normal(i, name) || item_slashed(i, name))
        return true;
    item_values(i, name);
    if (i == before) item_bounds(i, name);
    if (i != before) return true;
    const auto period = read_period(from(i), today_days_);
    if (!period || is_kind(i, TokenKind::number)) return false;
    at_ = i;
    if (!try_period()) return false;
    description_.statements.back().name = name;
    i = at_;
    return true;
}

// first and last name
bool Parser::bare_pair() {
    if (!is_word(at_) || !is(at_ + 1, "and") || !is_word(at_ + 2) || !is_word(at_ + 3))
        return false;
    const std::string head = singular(tokens_[at_ + 3].text);
    if (!is_qualifier(tokens_[at_].text) || !is_qualifier(tokens_[at_ + 2].text)) return false;
    if (!among(head, {"name", "number", "date", "time", "address", "price", "amount", "city",
                      "airport", "code", "id"}))
        return false;
    const std::string one = column_name(at_, at_ + 1) + "_" + head;
    const std::string other = column_name(at_ + 2, at_ + 3) + "_" + head;
    take(Phrase::column, at_ + 2).name = one;
    take(Phrase::column, at_ + 2).name = other;
    return true;
}

// hired between 2015 and 2020 · listed since 2023
bool Parser::try_participle() {
    if (current_ < 0 || !is_word(at_) || !is_participle(tokens_[at_].text)) return false;
    const auto period = read_period(from(at_ + 1), today_days_);
    if (!period || is_kind(at_ + 1, TokenKind::number)) return false;
    const std::string name = column_name(at_, at_ + 1);
    Statement& statement = take(Phrase::period, at_ + 1 + period->tokens);
    statement.first_day = period->first_day;
    statement.last_day = period->last_day;
    statement.name = name;
    return true;
}

// "joined in 2024", "delivered after …" in a list: not the name of a column.
bool Parser::starts_event(size_t i) const {
    return is_word(i) && is_participle(tokens_[i].text) &&
           (one_of(i + 1, {"after", "before"}) ||
            (!is_kind(i + 1, TokenKind::number) && read_period(from(i + 1), today_days_)));
}

bool Parser::try_bare_column() {
    if (current_ < 0 || at_ == 0 || !is_word(at_)) return false;
    const bool joined =
        is(at_ - 1, "and") && !description_.statements.empty() &&
        (description_.statements.back().phrase == Phrase::column ||
         description_.statements.back().tentative || (at_ > 1 && tokens_[at_ - 2].is_sign()));
    if (!tokens_[at_ - 1].is_sign() && !joined && fresh_at_ != at_) return false;
    if (is_kind(at_ - 1, TokenKind::slash)) return false;
    if (bare_pair()) return true;
    // treatment/placebo 50/50: values of a column that nobody names.
    if (is_kind(at_ + 1, TokenKind::slash)) {
        const size_t start = at_, made = description_.statements.size();
        size_t i = at_;
        if (item_slashed(i, "group") && !description_.statements.back().shares.empty()) return true;
        description_.statements.resize(made);
        for (size_t k = start; k < at_; k++) tokens_[k].used = false;
        at_ = start;
    }
    size_t end = column_words_end(at_);
    if (end == at_ || is_filler(tokens_[at_].meaning)) return false;
    std::string name = column_name(at_, end);
    end = unit_behind(end, name);
    const bool unit = end > at_ && is_word(end - 1) && is_unit(tokens_[end - 1].text);
    const bool participle = is_participle(tokens_[end - 1].text) && one_of(end, {"on", "in", "at"});
    const bool ends =
        end >= tokens_.size() || tokens_[end].is_sign() || one_of(end, {"and", "sorted"});
    const size_t start = at_, first = description_.statements.size();
    const bool share = is_kind(end, TokenKind::colon) && is_kind(end + 1, TokenKind::percent);
    Statement& statement = take(Phrase::column, end);
    statement.name = name;
    statement.tentative = !unit;
    if (share) return true;
    size_t i = at_;
    while (item_details(i, name)) description_.statements[first].tentative = false;
    at_ = i;
    if (ends || participle || i > end) return true;
    for (size_t k = start; k < end; k++) tokens_[k].used = false;
    description_.statements.resize(first);
    at_ = start;
    return false;
}

}  // namespace rowsmith::extract
