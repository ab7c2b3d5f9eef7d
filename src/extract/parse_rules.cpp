// Rules between columns (delivery after pickup), and phrases that are understood but lie beyond
// what a schema says: they are told as one, so that no part of them is taken for something else.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "extract/grammar_words.h"
#include "extract/parser.h"
#include "extract/period.h"

namespace rowsmith::extract {

namespace {

struct Beyond {
    std::string_view words;  // of one phrase, by their text
    std::string_view reason;
};

constexpr std::string_view follows = "a value that follows from another needs an expression";
constexpr std::string_view more_often = "how much more often is not in this version: say shares";
constexpr std::string_view two_ends = "two references to one table are not in this version";
constexpr std::string_view groups = "unique within a group of rows is not in this version";
constexpr std::string_view no_source = "rows are made anew: nothing is read, copied or anonymised";
constexpr std::string_view no_loading = "rows go to files: loading them is another program's work";
constexpr std::string_view nulls_stay =
    "nulls stay where the schema tells them, by null_share and when";
constexpr std::string_view no_schedule = "nothing runs by itself: a schema makes its rows once";

// Anywhere in a clause: the whole clause.
constexpr std::array whole_clauses = {Beyond{"go up with", follows},
                                      Beyond{"goes up with", follows},
                                      Beyond{"increase with", follows},
                                      Beyond{"increases with", follows},
                                      Beyond{"correlate", follows},
                                      Beyond{"correlates", follows},
                                      Beyond{"correlated", follows},
                                      Beyond{"depend on", follows},
                                      Beyond{"depends on", follows},
                                      Beyond{"depending on", follows},
                                      Beyond{"should use", follows},
                                      Beyond{"should match", follows},
                                      Beyond{"must match", follows},
                                      Beyond{"can't exceed", follows},
                                      Beyond{"cannot exceed", follows},
                                      Beyond{"never exceed", follows},
                                      Beyond{"must not exceed", follows},
                                      Beyond{"as many", more_often},
                                      Beyond{"as often", more_often},
                                      Beyond{"more often", more_often},
                                      Beyond{"less often", more_often},
                                      Beyond{"more likely", more_often},
                                      Beyond{"less likely", more_often},
                                      Beyond{"two different", two_ends},
                                      Beyond{"to another", two_ends},
                                      Beyond{"same twice", groups},
                                      Beyond{"nobody", groups},
                                      Beyond{"no one", groups},
                                      Beyond{"anonymise", no_source},
                                      Beyond{"anonymize", no_source},
                                      Beyond{"pseudonymise", no_source},
                                      Beyond{"pseudonymize", no_source},
                                      Beyond{"production database", no_source},
                                      Beyond{"production data", no_source},
                                      Beyond{"existing database", no_source},
                                      Beyond{"dump", no_source}};

// From here to the end of the clause.
constexpr std::array clause_ends = {
    Beyond{"mostly", more_often},     Beyond{"mainly", more_often},
    Beyond{"usually", more_often},    Beyond{"unique within", groups},
    Beyond{"unique per", groups},     Beyond{"unique in each", groups},
    Beyond{"unique for each", groups}};

// Only these words.
constexpr std::array single_phrases = {
    Beyond{"hourly", "rows at a fixed step of time are not in this version"},
    Beyond{"every minute", "rows at a fixed step of time are not in this version"},
    Beyond{"no nulls", nulls_stay},
    Beyond{"no null values", nulls_stay},
    Beyond{"no missing values", nulls_stay},
    Beyond{"no empty values", nulls_stay},
    Beyond{"every night", no_schedule},
    Beyond{"each night", no_schedule},
    Beyond{"every morning", no_schedule},
    Beyond{"every evening", no_schedule},
    Beyond{"nightly", no_schedule},
    Beyond{"on a schedule", no_schedule},
    Beyond{"on a weekday", "days of the week are not in this version"},
    Beyond{"on weekdays", "days of the week are not in this version"},
    Beyond{"on weekends", "days of the week are not in this version"}};

size_t matches(std::span<const Token> tokens, std::string_view phrase) {
    const auto words = split(phrase, ' ');
    if (words.size() > tokens.size()) return 0;
    for (size_t i = 0; i < words.size(); i++)
        if (tokens[i].text != words[i]) return 0;
    return words.size();
}

bool is_loading(const Token& token) {
    static constexpr std::array<std::string_view, 6> verbs = {"load",   "upload", "insert",
                                                              "import", "write",  "push"};
    return std::find(verbs.begin(), verbs.end(), token.text) != verbs.end();
}

}  // namespace

bool Parser::try_beyond() {
    const auto told = [&](size_t end, std::string_view reason) {
        take(Phrase::outside, end).code = std::string(reason);
        fresh_at_ = at_;
        return true;
    };
    const size_t many =
        std::max(matches(from(at_), "many to many"), matches(from(at_), "many-to-many"));
    if (many > 0) {
        take(Phrase::many, at_ + many);
        return true;
    }
    if (try_root() || try_some_rows()) return true;
    for (const auto& [words, reason] : single_phrases)
        if (const size_t count = matches(from(at_), words)) return told(at_ + count, reason);
    for (const auto& [words, reason] : clause_ends)
        if (matches(from(at_), words)) return told(clause_end(at_), reason);
    if (is_word(at_) && is_loading(tokens_[at_])) {
        size_t into = at_ + 1;
        const size_t end = clause_end(at_);
        while (into < end && !one_of(into, {"into"})) into++;
        if (into < end) return told(at_ + 1, no_loading);
    }
    if (is(at_, "into") && starts_loading(at_)) return told(clause_end(at_), no_loading);
    if (!starts_clause(at_) && fresh_at_ != at_ && !is(at_ - 1, "and")) return false;
    const size_t end = clause_end(at_);
    for (size_t k = at_; k < end; k++) {
        if (k > at_ && tokens_[k].kind == TokenKind::number && !is(k - 1, "from") &&
            tokens_[k].number > 2)
            break;
        for (const auto& [words, reason] : whole_clauses)
            if (matches(from(k), words)) return told(end, reason);
    }
    return false;
}

// everybody except the boss
bool Parser::try_root() {
    size_t i = at_;
    if (one_of(i, {"everybody", "everyone", "all", "each"})) i++;
    if (i == at_ || current_ < 0) return false;
    if (is_word(i) && !one_of(i, {"except", "but"})) i++;
    if (!one_of(i, {"except", "but"})) return false;
    i++;
    while (one_of(i, {"for", "the", "one", "a"})) i++;
    if (!is_word(i)) return false;
    take(Phrase::root, i + 1);
    return true;
}

// "delayed flights have a delay, others none": what holds for some rows.
bool Parser::try_some_rows() {
    if (!starts_clause(at_) || !is_word(at_) || is_function_word(tokens_[at_].meaning))
        return false;
    const auto noun = leading_noun(at_ + 1, true);
    if (!noun || !noun->is_plural || existing(*noun) < 0 || match_noun(from(at_)).tokens > 0 ||
        !one_of(noun->end, {"have", "get", "gets"}))
        return false;
    size_t end = noun->end;
    while (end < tokens_.size() && tokens_[end].kind != TokenKind::stop) end++;
    take(Phrase::outside, end).code = "what holds for some rows only needs a column with 'when'";
    return true;
}

// "into our warehouse" behind a verb of loading.
bool Parser::starts_loading(size_t i) const {
    while (i > 0 && !tokens_[i - 1].is_sign()) {
        i--;
        if (is_word(i) && is_loading(tokens_[i])) return true;
    }
    return false;
}

// A after B · A is 1 to 14 days after B · no claim before the policy starts
bool Parser::try_order() {
    if (current_ < 0 || !is_word(at_) || !(starts_clause(at_) || is(at_ - 1, "and"))) return false;
    size_t i = at_;
    const bool none = is(i, "no");
    if (none) i++;
    const size_t first = i, words_end = column_words_end(i);
    if (words_end == i) return false;
    i = words_end;
    while (one_of(i, {"are", "be", "should", "must", "always", "never", "comes", "come", "happens",
                      "lies", "only"}))
        i++;
    Amount gap;
    double days = 0;
    if (const auto amount = read_amount(i); amount && is_time_unit(amount->second)) {
        const std::string& unit = tokens_[amount->second].meaning;
        days = unit == "day" ? 1 : unit == "week" ? 7 : unit.starts_with("hour") ? 1.0 / 24 : 0;
        if (days == 0) return false;
        gap = amount->first;
        i = amount->second + 1;
    }
    const bool compared = one_of(i, {"later", "earlier"}) && is(i + 1, "than");
    if (compared) i++;
    if (!compared && !one_of(i, {"after", "before"})) return false;
    const bool before = is(i, "before") || is(i - 1, "earlier");
    i++;
    if (read_period(from(i), today_days_) || is_kind(i, TokenKind::number)) return false;
    while (one_of(i, {"the", "a", "their", "they", "it", "were", "are", "them"})) i++;
    size_t second_end = column_words_end(i);
    if (second_end == i) return false;
    if (clause_end(i) > second_end) return false;
    const std::string name = column_name(first, words_end), second = column_name(i, second_end);
    Statement& statement = take(Phrase::order, second_end);
    statement.name = name;
    statement.second = second;
    // "no claim before …": claims come after.
    statement.code = before != none ? "before" : "after";
    statement.exclusive = none;
    statement.amount = {.low = gap.low * days, .high = gap.high * days};
    return true;
}

}  // namespace rowsmith::extract
