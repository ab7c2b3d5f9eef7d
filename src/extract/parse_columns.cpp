// Lists of columns: with name, a unique email, status (open, closed) and a manager.
#include <algorithm>

#include "extract/grammar_words.h"
#include "extract/parser.h"
#include "extract/period.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

namespace {
constexpr size_t column_words_max = 4;
}

std::string Parser::column_name(size_t first, size_t end) const {
    std::string name;
    for (size_t i = first; i < end; i++) {
        if (!name.empty()) name += '_';
        for (const char c : tokens_[i].text) name += c == '-' || c == '\'' || c == '&' ? '_' : c;
    }
    return name;
}

size_t Parser::column_words_end(size_t i) const {
    size_t end = i;
    while (end < i + column_words_max && is_word(end) && is_column_word(end, end > i)) end++;
    return end;
}

// Words of grammar may be a column's: make, last name, date of birth.
bool Parser::is_column_word(size_t i, bool inside) const {
    if (one_of(i, {"normally", "uniformly", "randomly", "always", "never", "mostly", "mainly",
                   "should", "must", "may", "can", "cannot", "starting", "before", "after", "if"}))
        return false;
    if (is(i, "normal") && is(i + 1, "distribution")) return false;
    const bool says_example =
        i + 1 < tokens_.size() && !tokens_[i + 1].is_sign() &&
        (tokens_[i + 1].text.find_first_of("0123456789") != std::string::npos ||
         tokens_[i + 1].capital);
    if (inside && is(i, "like") && says_example) return false;
    if (inside && is_kind(i + 1, TokenKind::slash)) return false;
    if (!is_function_word(tokens_[i].meaning)) return true;
    const bool ends = i + 1 >= tokens_.size() || tokens_[i + 1].is_sign() || is(i + 1, "and");
    if (is(i, "make")) return ends;
    if (is(i, "made")) return inside && ends;
    if (is(i, "last")) return one_of(i + 1, {"name", "login", "seen", "update", "visit", "names"});
    // price per night
    if (inside && is(i, "per"))
        return one_of(i - 1, {"price", "rate", "cost", "fee", "salary", "wage", "pay"}) &&
               is_word(i + 1) && !is_function_word(tokens_[i + 1].meaning);
    if (!is(i, "of") || !inside) return false;
    return one_of(i - 1, {"date", "time", "place", "type", "number", "country", "city", "cost"}) &&
           is_word(i + 1) && !is_function_word(tokens_[i + 1].meaning) &&
           existing({.name = plural(singular(tokens_[i + 1].text))}) < 0;
}

// "orders" as a table, "a manager" as a reference.
bool Parser::table_item(size_t& i, const NounMatch& noun, bool article) {
    if (current_ < 0 || noun.tokens == 0) return false;
    const DescribedTable& table = description_.tables[static_cast<size_t>(current_)];
    const Blueprint* own = table.blueprint;
    const bool child = noun.is_plural && own && noun.blueprint->parents.has(own->name);
    const bool named = std::any_of(
        description_.tables.begin(), description_.tables.end(),
        [&](const DescribedTable& other) { return other.name == noun.blueprint->name; });
    if (column_words_end(i) > i + noun.tokens) return false;  // "customer name"
    if (child && noun.blueprint != own) {
        at_ = i;
        const NounPhrase phrase{.blueprint = noun.blueprint,
                                .name = noun.blueprint->name,
                                .first_modifier = i,
                                .head = i,
                                .end = i + noun.tokens,
                                .is_plural = true};
        const int parent = current_;
        const int made = table_of(phrase);
        description_.tables[static_cast<size_t>(made)].owner = parent;
        take(Phrase::things, phrase.end).table = made;
        current_ = parent;
        i = at_;
        return true;
    }
    // "a manager who is also an employee"
    if (article && own == noun.blueprint && !noun.is_plural) {
        at_ = i;
        take(Phrase::link, i + noun.tokens).name = own->name;
        i = at_;
        return true;
    }
    const bool refers = own && own->refers_to(noun.blueprint->name);
    if (noun.is_plural || !((article && refers) || (named && noun.blueprint != own))) return false;
    at_ = i;
    Statement& statement = take(Phrase::link, i + noun.tokens);
    statement.name = noun.blueprint->name;
    i = at_;
    return true;
}

// status (active, inactive or banned)
void Parser::item_values(size_t& i, const std::string& name) {
    if (!is_kind(i, TokenKind::open) || one_of(i + 1, {"mostly", "mainly", "usually"})) return;
    if (const auto bounds = read_bounds(i + 1);
        bounds && is_kind(bounds->second, TokenKind::close)) {
        at_ = i;
        Statement& statement = take(Phrase::bounds, bounds->second + 1);
        statement.name = name;
        statement.amount = bounds->first;
        i = at_;
        return;
    }
    if (bounds_among(i, name)) return;
    std::vector<std::string> values;
    std::vector<double> shares;
    std::string value;
    size_t end = i + 1;
    const auto end_value = [&] {
        if (!value.empty()) values.push_back(std::move(value));
        value.clear();
    };
    for (; end < tokens_.size() && tokens_[end].kind != TokenKind::close; end++) {
        const Token& token = tokens_[end];
        if (token.is_sign() || token.is("or") || token.is("and")) {
            end_value();
            continue;
        }
        if (token.kind == TokenKind::percent) {
            shares.push_back(token.number);
            continue;
        }
        const std::string word(
            description_.text.substr(token.span.begin, token.span.end - token.span.begin));
        value += (value.empty() ? "" : " ") + word;
    }
    end_value();
    if (end == tokens_.size() || values.size() < 2) return;
    if (!shares.empty() && shares.size() != values.size()) return;
    at_ = i;
    Statement& statement = take(Phrase::values, end + 1);
    statement.name = name;
    statement.words = std::move(values);
    statement.shares = std::move(shares);
    i = at_;
}

// (adults only, 18 to 95 years old): bounds with words beside them.
bool Parser::bounds_among(size_t& i, const std::string& name) {
    for (size_t at = i + 1; at < tokens_.size() && tokens_[at].kind != TokenKind::close; at++) {
        if (is_kind(i + 1, TokenKind::number) && at > i + 1) return false;
        if (!tokens_[at - 1].is_sign()) continue;
        const auto bounds = read_bounds(at);
        if (!bounds || !(is_kind(bounds->second, TokenKind::close) ||
                         is_kind(bounds->second, TokenKind::comma)))
            continue;
        const bool one_value = at == i + 1 && is_kind(bounds->second, TokenKind::comma) &&
                               is_kind(bounds->second + 1, TokenKind::number);
        if (one_value) return false;
        if (at > i + 2) {
            at_ = i + 1;
            take(Phrase::unknown, at - 1);
        }
        at_ = at;
        Statement& statement = take(Phrase::bounds, bounds->second);
        statement.name = name;
        statement.amount = bounds->first;
        i = at_;
        if (is_kind(i, TokenKind::close)) i++;
        return true;
    }
    return false;
}

// price between 5 and 100 euros
void Parser::item_bounds(size_t& i, const std::string& name) {
    size_t at = i;
    if (one_of(at, {"of"})) at++;
    const auto bounds = read_bounds(at);
    if (!bounds || is_kind(at, TokenKind::open)) return;
    at_ = i;
    Statement& statement =
        take(bounds->first.average ? Phrase::average : Phrase::bounds, bounds->second);
    statement.name = name;
    statement.amount = bounds->first;
    i = at_;
}

bool Parser::column_item(size_t& i, bool exclusive, bool unique) {
    size_t end = column_words_end(i);
    if (end == i || starts_event(i)) return false;
    at_ = i;
    if (bare_pair()) {
        i = at_;
        return true;
    }
    const size_t item = i;
    if (each_period(end)) {
        i = at_;
        return true;
    }
    std::string name = column_name(i, end);
    end = unit_behind(end, name);  // "prep time in minutes"
    const DescribedTable* table =
        current_ >= 0 ? &description_.tables[static_cast<size_t>(current_)] : nullptr;
    const bool tree = table && table->blueprint && table->blueprint->trees.has(name);
    at_ = i;
    Statement& statement = take(tree ? Phrase::link : Phrase::column, end);
    statement.name = name;
    statement.exclusive = exclusive;
    i = end;
    if (unique) {
        Statement key = description_.statements.back();
        key.phrase = Phrase::unique;
        key.span.begin = tokens_[unique_before(item)].span.begin;
        description_.statements.push_back(std::move(key));
    }
    while (item_details(i, name)) {
    }
    return true;
}

// "harvest yield per year 2020-2024": one value a year.
bool Parser::each_period(size_t end) {
    if (!is(end, "per") || !is_time_unit(end + 1)) return false;
    auto period = read_period(from(end + 1), today_days_);
    size_t behind = end + 1;
    if (!period) period = read_period(from(++behind), today_days_);
    if (!period) return false;
    take(Phrase::outside, behind + period->tokens).code =
        "a value for each of several times needs a table of its own";
    return true;
}

// "a unique badge number": the word belongs to the column.
size_t Parser::unique_before(size_t i) const {
    size_t at = i;
    while (at > 0 && is_word(at - 1) && !is(at, "unique")) at--;
    return is(at, "unique") ? at : i;
}

bool Parser::list_item(size_t& i, bool exclusive) {
    bool article = false, unique = false, their = false;
    while (one_of(i, {"a", "the", "their", "unique", "some", "one"})) {
        article = article || is(i, "a");
        unique = unique || is(i, "unique");
        their = their || is(i, "their");
        i++;
    }
    if (!is_word(i)) return false;
    const NounMatch noun = match_noun(from(i));
    if (table_item(i, noun, article)) return true;
    // "and their orders" is another table, with knowledge of it or not.
    if (their && noun.is_plural && noun.tokens > 0) return false;
    return column_item(i, exclusive, unique);
}

bool Parser::try_columns() {
    if (!one_of(at_, {"with", "including", "columns", "have"})) return false;
    if (current_ < 0) return false;
    const bool exclusive = !is(at_, "including");
    size_t i = at_ + 1;
    while (one_of(i, {"columns", "following", "these", "as"}) ||
           (is(i, "the") && one_of(i + 1, {"columns", "following"})) ||
           is_kind(i, TokenKind::colon))
        i++;
    if (is(at_, "have") && !one_of(i, {"a", "the", "unique"}) &&
        !one_of(at_ - (at_ > 0), {"that"})) {
        if (at_ == 0 || column_words_end(i) == i) return false;
    }
    const size_t start = at_, first = description_.statements.size();
    bool any = false;
    for (;;) {
        const size_t item = i;
        if (is_kind(i, TokenKind::number) || is_kind(i, TokenKind::percent) || read_amount(i))
            break;
        if (!list_item(i, exclusive)) {
            i = item;
            break;
        }
        any = true;
        size_t next = i;
        while (is_kind(next, TokenKind::comma) || one_of(next, {"and", "plus", "or"}) ||
               (is(next, "including") && is_kind(next - 1, TokenKind::comma)))
            next++;
        if (next == i) break;
        i = next;
    }
    if (!any) {
        at_ = start;
        return false;
    }
    at_ = i;
    // A list that also speaks of other tables does not say all columns.
    const auto begin = description_.statements.begin() + static_cast<std::ptrdiff_t>(first);
    const bool mixed = std::any_of(begin, description_.statements.end(), [](const Statement& one) {
        return one.phrase == Phrase::things || one.phrase == Phrase::link;
    });
    if (mixed)
        for (auto one = begin; one != description_.statements.end(); ++one) one->exclusive = false;
    return true;
}

// customers without names and phone numbers
bool Parser::try_without() {
    if (!is(at_, "without") || current_ < 0) return false;
    bool any = false;
    for (;;) {
        size_t i = at_ + 1;
        while (one_of(i, {"a", "the", "any", "their"})) i++;
        const size_t end = column_words_end(i);
        if (end == i) return any;
        const std::string name = column_name(i, end);
        take(Phrase::without, end).name = name;
        any = true;
        if (!one_of(at_, {"and", "or"}) || column_words_end(at_ + 1) == at_ + 1) return true;
    }
}

// unique email addresses
bool Parser::try_unique() {
    if (!is(at_, "unique") || current_ < 0) return false;
    const size_t end = column_words_end(at_ + 1);
    if (end == at_ + 1 || match_noun(from(at_ + 1)).tokens == end - at_ - 1) return false;
    const std::string name = column_name(at_ + 1, end);
    take(Phrase::unique, end).name = name;
    return true;
}

// Emails must be unique · no duplicates in address · no duplicate emails
bool Parser::try_unique_behind() {
    if (current_ < 0 || !is_word(at_)) return false;
    if (is(at_, "no") && one_of(at_ + 1, {"duplicate", "duplicates", "duplicated", "repeated"})) {
        size_t i = at_ + 2;
        while (one_of(i, {"in", "of", "the", "values", "their", "for"})) i++;
        const size_t end = column_words_end(i);
        if (end == i) return false;
        const std::string name = column_name(i, end);
        take(Phrase::unique, end).name = name;
        return true;
    }
    const size_t words_end = column_words_end(at_);
    size_t i = words_end;
    while (one_of(i, {"must", "should", "are", "be", "all", "have", "to"})) i++;
    if (!is(i, "unique") || words_end == at_) return false;
    if (i == words_end && is_word(i + 1)) return false;
    if (is_word(i + 1) && !is_function_word(tokens_[i + 1].meaning)) return false;
    const std::string name = column_name(at_, words_end);
    take(Phrase::unique, i + 1).name = name;
    return true;
}

// sorted by date, in chronological order
bool Parser::try_sorted() {
    size_t i = at_;
    if (one_of(i, {"in"})) i++;
    std::string name;
    if (one_of(i, {"chronological", "chronologically", "time"}) &&
        (is(i + 1, "order") || is(i, "chronologically"))) {
        i += is(i + 1, "order") ? 2 : 1;
    } else if (is(i, "sorted")) {
        i++;
        if (is(i, "chronologically")) i++;
        if (one_of(i, {"by", "in"})) {
            i++;
            const size_t end = column_words_end(i);
            name = column_name(i, end);
            i = end;
        }
        if (one_of(i, {"ascending", "asc"})) i++;
    } else {
        return false;
    }
    if (current_ < 0 || i == at_) return false;
    take(Phrase::sorted, i).name = name;
    return true;
}

}  // namespace rowsmith::extract
