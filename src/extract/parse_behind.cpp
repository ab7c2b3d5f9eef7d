// Shares that stand behind what they are of: women 45%, men 55% · status 200 in 95% of cases ·
// sold date empty for 40%.
#include "extract/grammar_words.h"
#include "extract/parser.h"

namespace rowsmith::extract {

// status 200 in 95% of cases, 404 in 4% and 500 in 1%
bool Parser::try_value_shares() {
    if (current_ < 0 || !starts_clause(at_) || !is_word(at_)) return false;
    const size_t words_end = column_words_end(at_);
    size_t i = at_;
    while (i < words_end && !(one_of(i + 2, {"in", "for"}) && is_kind(i + 3, TokenKind::percent)))
        i++;
    if (i == words_end) return false;
    const std::string name = column_name(at_, i + 1);
    std::vector<std::string> values;
    std::vector<double> shares;
    size_t end = ++i;
    while (i < tokens_.size() && one_of(i + 1, {"in", "for"}) &&
           is_kind(i + 2, TokenKind::percent) && !tokens_[i].is_sign()) {
        const Span& span = tokens_[i].span;
        values.push_back(description_.text.substr(span.begin, span.end - span.begin));
        shares.push_back(tokens_[i + 2].number);
        i += 3;
        if (is(i, "of")) i++;
        if (is(i, "all") || is(i, "the")) i++;
        if (i > 0 && one_of(i - 1, {"of", "all", "the"}) && is_word(i)) i++;
        end = i;
        while (is_kind(i, TokenKind::comma) || is(i, "and")) i++;
    }
    if (values.empty()) return false;
    Statement& statement = take(Phrase::values, end);
    statement.name = name;
    statement.words = std::move(values);
    statement.shares = std::move(shares);
    return true;
}

// The token of the percent behind up to three words at i, 0 if there is none.
size_t Parser::percent_behind(size_t i) const {
    size_t end = i;
    while (is_word(end) && end < i + 3 && !is_function_word(tokens_[end].meaning)) end++;
    const bool ends = end + 1 >= tokens_.size() || tokens_[end + 1].is_sign() || is(end + 1, "and");
    return end > i && is_kind(end, TokenKind::percent) && ends ? end : 0;
}

// Behind a comma or "and".
size_t Parser::next_item(size_t i) const {
    while (is_kind(i, TokenKind::comma) || is(i, "and")) i++;
    return i;
}

// women 45%, men 50%, non-binary 5% · fuel diesel 90%, electric 10%
bool Parser::try_share_behind() {
    if (current_ < 0 || !starts_clause(at_) || !is_word(at_)) return false;
    const size_t first = percent_behind(at_);
    if (first == 0) return false;
    size_t i = next_item(first + 1);
    const size_t second = percent_behind(i);
    if (second == 0) return false;
    // The first word names the column: fuel diesel.
    const bool named = first == at_ + 2 && second == i + 1;
    group_++;
    const int group = group_;
    i = at_;
    const auto text = [&](size_t from, size_t end) {
        const size_t begin = tokens_[from].span.begin;
        return description_.text.substr(begin, tokens_[end - 1].span.end - begin);
    };
    if (named) {
        std::vector<std::string> values;
        std::vector<double> shares;
        const std::string name = column_name(at_, at_ + 1);
        size_t end = at_ + 1;
        for (i = at_ + 1; percent_behind(i) > 0; i = next_item(end)) {
            values.push_back(text(i, percent_behind(i)));
            shares.push_back(tokens_[percent_behind(i)].number);
            end = percent_behind(i) + 1;
        }
        Statement& statement = take(Phrase::values, end);
        statement.name = name;
        statement.words = std::move(values);
        statement.shares = std::move(shares);
        return true;
    }
    while (percent_behind(i) > 0) {
        const size_t percent = percent_behind(i);
        at_ = i;
        Statement& statement = take(Phrase::share, percent + 1);
        statement.share = tokens_[percent].number;
        for (size_t k = i; k < percent; k++) statement.words.push_back(tokens_[k].text);
        statement.label = text(i, percent);
        statement.group = group;
        i = next_item(at_);
    }
    return true;
}

// sold date empty for 40% · unresolved 1 in 5
bool Parser::try_null_behind() {
    if (current_ < 0 || !starts_clause(at_) || !is_word(at_)) return false;
    const size_t words_end = column_words_end(at_);
    size_t last = at_;
    while (last < words_end && !is(last, "missing")) last++;
    size_t i = last;
    const bool missing = last > at_ && (is(last, "missing") || is(words_end, "missing"));
    const bool negated = words_end == at_ + 1 && tokens_[at_].text.starts_with("un") &&
                         tokens_[at_].text.ends_with("ed");
    if (!missing && !negated) return false;
    while (one_of(i, {"are", "missing", "for", "in", "on", "at", "about"}) || (negated && i == at_))
        i++;
    if (!is_kind(i, TokenKind::percent)) return false;
    std::string name = column_name(at_, last);
    if (negated) name = tokens_[at_].text.substr(2);
    size_t end = i + 1;
    if (is(end, "of")) {
        end++;
        while (end < tokens_.size() && is_word(end) && end < i + 4) end++;
    }
    const double share = tokens_[i].number;
    Statement& statement = take(Phrase::null_share, end);
    statement.name = name;
    statement.share = share;
    return true;
}

}  // namespace rowsmith::extract
