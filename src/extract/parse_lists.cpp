// Counts and names behind a noun: customers 500, farms: 150, departments: Sales, Support.
#include "extract/grammar_words.h"
#include "extract/parser.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

// The token behind the last one before the next sign.
size_t Parser::clause_end(size_t i) const {
    while (i < tokens_.size() && !tokens_[i].is_sign()) i++;
    return i;
}

// A known noun, or with a colon behind any plural.
std::optional<NounPhrase> Parser::leading_noun(size_t i, bool unknown) const {
    const NounMatch match = match_noun(from(i));
    if (match.tokens > 0)
        return NounPhrase{.blueprint = match.blueprint,
                          .name = match.blueprint->name,
                          .first_modifier = i,
                          .head = i,
                          .end = i + match.tokens,
                          .is_plural = match.is_plural};
    if (!unknown || !is_word(i) || is_function_word(tokens_[i].meaning) ||
        is_row_word(tokens_[i].meaning) || singular(tokens_[i].text) == tokens_[i].text)
        return std::nullopt;
    return counted_noun(i, i + 1);
}

// "Insurance: 1,000 customers": words before a colon that a count follows name the dataset.
bool Parser::try_heading() {
    if (at_ != 0) return false;
    size_t colon = 0;
    while (colon < 5 && is_word(colon)) colon++;
    if (colon == 0 || !is_kind(colon, TokenKind::colon)) return false;
    if (!is_kind(colon + 1, TokenKind::number) || tokens_[colon + 1].number < 1) return false;
    if (const auto next = read_noun(colon + 2, true); !next || next->head > colon + 5) return false;
    size_t first = 0;
    while (first < colon && (is_filler(tokens_[first].meaning) || is(first, "a"))) first++;
    size_t last = colon;
    while (last > first && is_filler(tokens_[last - 1].meaning)) last--;
    if (first == last) return false;
    const std::string name = column_name(first, last);
    take(Phrase::setting, colon).name = name;
    return true;
}

// customers 500 · farms: 150
bool Parser::try_listed_count() {
    if (!starts_clause(at_)) return false;
    auto noun = leading_noun(at_, true);
    if (!noun) return false;
    const bool open = is_kind(noun->end, TokenKind::open) &&
                      is_kind(noun->end + 2, TokenKind::close);  // courses (60)
    const bool colon = open || is_kind(noun->end, TokenKind::colon);
    const size_t number = noun->end + (colon ? 1 : 0);
    if (!is_kind(number, TokenKind::number) || !tokens_[number].currency.empty()) return false;
    const bool ends = number + 1 >= tokens_.size() || tokens_[number + 1].is_sign();
    const double count = tokens_[number].number;
    if (!ends || count < 1 || count > 1e13 || count != static_cast<double>(static_cast<u64>(count)))
        return false;
    if (!colon && (!noun->blueprint || !noun->is_plural)) return false;
    if (is_kind(number + 1, TokenKind::slash)) return false;
    const int table = table_of(*noun);
    Statement& statement = take(Phrase::things, number + (open ? 2 : 1));
    statement.table = table;
    statement.amount = {.low = count, .high = count};
    auto& rows = description_.tables[static_cast<size_t>(table)].rows;
    if (!rows) rows = static_cast<u64>(count);
    current_ = table;
    return true;
}

// fields per farm 2-8
bool Parser::try_listed_per() {
    auto child = leading_noun(at_, true);
    // "fields" are columns elsewhere.
    if (!child && is_word(at_) && starts_clause(at_) && is(at_ + 1, "per") &&
        singular(tokens_[at_].text) != tokens_[at_].text)
        child = counted_noun(at_, at_ + 1);
    if (!child || !is(child->end, "per")) return false;
    auto parent = leading_noun(child->end + 1, true);
    if (!parent && is_word(child->end + 1) && !is_time_unit(child->end + 1))
        parent = counted_noun(child->end + 1, child->end + 2);
    if (!parent || existing(*parent) < 0) return false;
    size_t i = parent->end;
    if (is_kind(i, TokenKind::colon)) i++;
    const auto amount = read_amount(i);
    if (!amount) return false;
    return add_relation(table_of(*parent), *child, amount->first, amount->second);
}

// departments: Sales, Support and Finance · two offices, London and Leeds
bool Parser::try_names() {
    const bool counted = is_kind(at_, TokenKind::number);
    const size_t at = at_ + (counted ? 1 : 0);
    if (!counted && !starts_clause(at_)) return false;
    const auto noun = leading_noun(at, counted);
    if (!noun || !noun->is_plural) return false;
    size_t i = noun->end;
    const bool open = is_kind(i, TokenKind::open), colon = is_kind(i, TokenKind::colon);
    if (!open && !colon && !(counted && is_kind(i, TokenKind::comma))) return false;
    std::vector<std::string> names;
    size_t end = ++i;
    while (is_word(i) && tokens_[i].capital) {
        const size_t first = i;
        while (is_word(i) && (tokens_[i].capital || is(i, "of")) && !one_of(i, {"and", "or"})) i++;
        if (i == first) break;
        const size_t begin = tokens_[first].span.begin;
        names.push_back(description_.text.substr(begin, tokens_[i - 1].span.end - begin));
        end = i;
        while (is_kind(i, TokenKind::comma) || one_of(i, {"and", "or"})) i++;
    }
    if (open && is_kind(end, TokenKind::close)) end++;
    const bool fits =
        counted ? tokens_[at_].number == static_cast<double>(names.size()) : names.size() > 1;
    const bool ends = end >= tokens_.size() || tokens_[end].is_sign() || open;
    if (!fits || !ends || names.empty()) return false;
    const int table = table_of(*noun);
    auto& rows = description_.tables[static_cast<size_t>(table)].rows;
    if (!rows) rows = names.size();
    Statement& statement = take(Phrase::names, end);
    statement.table = table;
    statement.words = std::move(names);
    // "400 employees in two offices, …" goes on about employees.
    if (current_ < 0) current_ = table;
    return true;
}

}  // namespace rowsmith::extract
