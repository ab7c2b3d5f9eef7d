// Shares: 8% of orders returned, 2% fraudulent, half of them have a dog, 5% missing emails.
#include "extract/country_words.h"
#include "extract/grammar_words.h"
#include "extract/parser.h"

namespace rowsmith::extract {

// `subject` to `end`: the words around "missing" that name a column.
bool Parser::null_share(size_t subject, size_t end, double share, int table) {
    size_t first = subject;
    while (first < end &&
           (is_function_word(tokens_[first].meaning) || is_filler(tokens_[first].meaning) ||
            one_of(first, {"value", "values", "missing", "no"})))
        first++;
    size_t last = first;
    while (last < end && !is_function_word(tokens_[last].meaning) &&
           !one_of(last, {"missing", "value", "values"}))
        last++;
    if (last == first) return false;
    const std::string name = column_name(first, last);
    Statement& statement = take(Phrase::null_share, end);
    statement.table = table;
    statement.name = name;
    statement.share = share;
    return true;
}

bool Parser::try_share() {
    size_t percent_at = at_;
    if (one_of(percent_at, {"with", "and", "about", "of", "have"})) percent_at++;
    if (is(percent_at, "about")) percent_at++;
    if (!is_kind(percent_at, TokenKind::percent)) return false;
    const double share = tokens_[percent_at].number;
    size_t i = percent_at + 1;
    while (one_of(i, {"of", "the", "all", "them", "their"})) i++;
    int table = current_;
    if (const auto noun = read_noun(i, false); noun && noun->head == i && existing(*noun) >= 0) {
        table = existing(*noun);
        i = noun->end;
    } else if (is_word(i) && is_row_word(tokens_[i].meaning)) {
        i++;
    }
    if (table < 0) return false;
    const size_t predicate = i;
    bool missing = false;
    size_t end = i;
    while (end < tokens_.size() && end < predicate + 8 && is_word(end)) {
        if (one_of(end, {"and", "or", "each", "sorted", "while", "but"})) break;
        if (end > predicate && one_of(end, {"with", "including"}) &&
            !one_of(end - 1, {"are", "that"}))
            break;
        missing = missing || one_of(end, {"missing", "without"}) ||
                  (is(end, "no") && end > predicate) ||
                  (is(end, "not") && one_of(end + 1, {"have"}));
        end++;
    }
    if (end == predicate) return false;
    if (missing && null_share(predicate, end, share, table)) return true;
    Statement statement{.phrase = Phrase::share, .table = table, .share = share};
    for (size_t k = predicate; k < end; k++) {
        if (const auto country = read_country(from(k)); country && statement.code.empty()) {
            statement.code = country->code;
            statement.name = country->name;
        }
        const std::string& word = tokens_[k].meaning;
        if (one_of(k, {"have", "with"})) statement.exclusive = true;  // has_…, not is_…
        if (!is_function_word(word) && !is_filler(word)) statement.words.push_back(tokens_[k].text);
    }
    if (statement.words.empty()) return false;
    if (!share_before_) group_++;
    statement.group = group_;
    Statement& taken = take(Phrase::share, end);
    statement.span = taken.span;
    taken = std::move(statement);
    return true;
}

}  // namespace rowsmith::extract
