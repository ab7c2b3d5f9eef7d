// Shares: 8% of orders returned, 2% fraudulent, half of them have a dog, 5% missing emails.
#include <algorithm>

#include "extract/country_words.h"
#include "extract/grammar_words.h"
#include "extract/parser.h"

namespace rowsmith::extract {

// `subject` to `end`: the words around "missing" that name a column.
bool Parser::null_share(size_t subject, size_t end, double share, int table) {
    size_t first = subject;
    // "belong to no company", "have no phone number": what follows the word.
    for (size_t i = subject; i < end; i++)
        if (one_of(i, {"no", "without"}) && i + 1 < end) first = i;
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

double Parser::rest_of_group() const {
    double rest = 1;
    for (const Statement& statement : description_.statements)
        if (statement.phrase == Phrase::share && statement.group == group_) rest -= statement.share;
    return std::max(rest, 0.0);
}

// A table that is named and counted inside another phrase.
int Parser::count_inside(size_t number, const NounPhrase& noun) {
    const double count = tokens_[number].number;
    const int table = table_of(noun);
    auto& rows = description_.tables[static_cast<size_t>(table)].rows;
    if (!rows) rows = static_cast<u64>(count + 0.5);
    description_.statements.push_back(
        {.phrase = Phrase::things,
         .span = {tokens_[number].span.begin, tokens_[noun.end - 1].span.end},
         .table = table,
         .amount = {.low = count, .high = count}});
    current_ = table;
    return table;
}

// 10% of sessions last more than an hour
bool Parser::share_of_comparison(size_t predicate, size_t end, int table) {
    size_t at = predicate;
    while (at < end && !one_of(at, {"more", "less", "than", "over", "under", "above", "below",
                                    "longer", "before", "after", "least", "exceed", "between"}))
        at++;
    if (at == end) return false;
    while (end < tokens_.size() && !tokens_[end].is_sign() && end < predicate + 12) end++;
    Statement& statement = take(Phrase::outside, end);
    statement.table = table;
    statement.code = "a share of rows that compare so is not in this version";
    return true;
}

// The table that a share is of, if the words from `i` name one; `i` comes to stand behind it.
void Parser::share_subject(size_t& i, int& table, bool& table_named) {
    // "20% of 5,000 loans defaulted"
    if (is(i - 1, "of") && is_kind(i, TokenKind::number)) {
        if (const auto noun = read_noun(i + 1, true); noun && noun->blueprint) {
            table = count_inside(i, *noun);
            table_named = true;
            i = noun->end;
        }
    }
    if (const auto noun = read_noun(i, false);
        noun && noun->head == i && (existing(*noun) >= 0 || (noun->is_plural && is(i - 1, "of")))) {
        table = table_of(*noun);
        table_named = true;
        current_ = table;
        i = noun->end;
    } else if (const auto plain = counted_noun(i, std::min(i + 1, noun_end(i)));
               plain && is(i - 1, "of") && existing(*plain) >= 0) {
        table = current_ = existing(*plain);
        table_named = true;
        i = plain->end;
    } else if (is_word(i) && is_row_word(tokens_[i].meaning)) {
        i++;
    }
}

// The words of what the share says: returned, from Austria, have a dog.
Statement Parser::read_predicate(size_t first, size_t end) const {
    Statement statement{.phrase = Phrase::share};
    for (size_t k = first; k < end; k++) {
        if (const auto country = read_country(from(k)); country && statement.code.empty()) {
            statement.code = country->code;
            statement.name = country->name;
        }
        const std::string& word = tokens_[k].meaning;
        if (one_of(k, {"have", "with"})) statement.exclusive = true;  // has_…, not is_…
        if (is_function_word(word) || is_filler(word)) continue;
        statement.words.push_back(is_german_grammar(tokens_[k].text) ? word : tokens_[k].text);
        const Span& span = tokens_[k].span;
        statement.label += (statement.label.empty() ? "" : " ") +
                           description_.text.substr(span.begin, span.end - span.begin);
    }
    return statement;
}

bool Parser::try_share() {
    size_t percent_at = at_;
    if (one_of(percent_at, {"with", "and", "about", "of", "have"})) percent_at++;
    if (is(percent_at, "about")) percent_at++;
    if (is(percent_at, "the")) percent_at++;
    const bool rest = is(percent_at, "rest") && share_before_;
    if (!is_kind(percent_at, TokenKind::percent) && !rest) return false;
    const double share = rest ? rest_of_group() : tokens_[percent_at].number;
    size_t i = percent_at + 1;
    while (one_of(i, {"of", "the", "all", "them", "their"})) i++;
    int table = current_;
    bool table_named = false;
    share_subject(i, table, table_named);
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
    if (share_of_comparison(predicate, end, table)) return true;
    if (missing && null_share(predicate, end, share, table)) return true;
    Statement statement = read_predicate(predicate, end);
    statement.table = table;
    statement.share = share;
    if (statement.words.empty()) return false;
    statement.table_named = table_named;
    if (!share_before_) group_++;
    statement.group = group_;
    Statement& taken = take(Phrase::share, end);
    statement.span = taken.span;
    taken = std::move(statement);
    return true;
}

}  // namespace rowsmith::extract
