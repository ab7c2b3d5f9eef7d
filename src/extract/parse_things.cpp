// Noun phrases that stand for tables.
#include <algorithm>

#include "extract/country_words.h"
#include "extract/grammar_words.h"
#include "extract/parser.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

namespace {

constexpr size_t noun_words_max = 5;
constexpr double rows_max = 1e13;

std::string snake(std::string_view text) {
    std::string name;
    for (const char c : text) name += c == '-' || c == '\'' ? '_' : c;
    return name;
}

// Words that mostly are nouns: polling, production.
bool names_its_head(std::string_view word) {
    if (word.size() < 6) return false;
    for (const char* ending : {"ing", "tion", "sion", "ment", "ness", "ity", "logy", "nance"})
        if (word.ends_with(ending)) return true;
    return false;
}

}  // namespace

size_t Parser::noun_end(size_t i) const {
    size_t end = i;
    while (end < tokens_.size() && end < i + noun_words_max && is_word(end) &&
           !is_function_word(tokens_[end].meaning))
        end++;
    return end;
}

// The last of a chain of known nouns: "customer orders" are orders.
std::optional<NounPhrase> Parser::known_noun(size_t i, size_t end) const {
    for (size_t k = i; k < end; k++) {
        NounMatch match = match_noun(from(k));
        if (match.tokens == 0) continue;
        size_t head = k;
        for (;;) {
            const size_t behind = head + match.tokens;
            const NounMatch next = match_noun(from(behind));
            if (match.is_plural || next.tokens == 0 || behind >= end) break;
            head = behind;
            match = next;
        }
        return NounPhrase{.blueprint = match.blueprint,
                          .name = match.blueprint->name,
                          .first_modifier = i,
                          .head = head,
                          .end = head + match.tokens,
                          .is_plural = match.is_plural};
    }
    return std::nullopt;
}

// A noun that nobody knows: the first plural, or the last word.
std::optional<NounPhrase> Parser::counted_noun(size_t i, size_t end) const {
    if (end == i) return std::nullopt;
    size_t head = end - 1;
    for (size_t k = end; k-- > i;) {
        const bool rows = is_row_word(tokens_[k].meaning);
        const bool named = rows && k > i && names_its_head(tokens_[k - 1].text);
        if (singular(tokens_[k].text) != tokens_[k].text && (!rows || named)) head = k;
    }
    size_t first = head;
    if (is_row_word(tokens_[head].meaning) && head > i && !names_its_head(tokens_[head - 1].text))
        first = --head;
    const bool rows = is_row_word(tokens_[head].meaning) && head == i;
    std::string name = rows ? "records" : plural(singular(tokens_[head].text));
    // "polling stations", "production lines" are one thing.
    while (first > i && names_its_head(tokens_[first - 1].text))
        name = tokens_[--first].text + "_" + name;
    return NounPhrase{.name = snake(name),
                      .first_modifier = i,
                      .head = first,
                      .end = head + 1,
                      .is_plural = true};
}

std::optional<NounPhrase> Parser::read_noun(size_t i, bool counted) const {
    const size_t end = noun_end(i);
    auto noun = known_noun(i, end);
    // A verb between: "customers placed orders" starts with customers; "vintage cars" with cars.
    if (!noun && counted) noun = counted_noun(i, end);
    if (!noun) return std::nullopt;
    while (noun->end < end && is_row_word(tokens_[noun->end].meaning)) {
        noun->end++;
        noun->is_plural = true;
    }
    if (noun->end < tokens_.size() && one_of(noun->end, {"database"})) noun->is_plural = true;
    if (is(noun->end - 1, "data")) noun->is_plural = true;
    return noun;
}

int Parser::existing(const NounPhrase& noun) const {
    for (size_t t = 0; t < description_.tables.size(); t++)
        if (description_.tables[t].name == noun.name) return static_cast<int>(t);
    return -1;
}

int Parser::table_of(const NounPhrase& noun) {
    if (const int known = existing(noun); known >= 0) return known;
    description_.tables.push_back(
        {.name = noun.name,
         .blueprint = noun.blueprint,
         .span = {tokens_[noun.head].span.begin, tokens_[noun.end - 1].span.end}});
    return static_cast<int>(description_.tables.size()) - 1;
}

// "zoo animals", "premium German customers": words before the head speak of its rows.
void Parser::note_modifiers(const NounPhrase& noun, int table) {
    for (size_t i = noun.first_modifier; i < noun.head; i++) {
        if (is_filler(tokens_[i].meaning)) continue;
        Statement statement{.span = tokens_[i].span, .table = table};
        if (const auto country = read_country(from(i))) {
            statement.phrase = Phrase::country;
            statement.code = country->code;
            statement.name = country->name;
            statement.span.end = tokens_[i + country->tokens - 1].span.end;
            i += country->tokens - 1;
        } else if (const size_t setting = match_setting(from(i))) {
            statement.phrase = Phrase::setting;
            statement.name = column_name(i, i + setting);
            statement.span.end = tokens_[i + setting - 1].span.end;
            i += setting - 1;
        } else if (match_noun(from(i)).tokens > 0) {
            continue;  // customer orders: told by the relation
        } else {
            statement.phrase = Phrase::modifier;
            statement.words = {tokens_[i].text};
        }
        description_.statements.push_back(std::move(statement));
    }
}

// "50 teams of 11 players": each has as many.
bool Parser::is_group(int table) const {
    const std::string& name = description_.tables[static_cast<size_t>(table)].name;
    for (const char* group : {"teams", "groups", "classes", "families", "squads", "boxes", "packs",
                              "batches", "crews", "households", "classrooms"})
        if (name == group) return true;
    return false;
}

void Parser::add_members(int group, int members) {
    Statement& things = description_.statements.back();
    things.phrase = Phrase::relation;
    things.other = members;
    things.table = group;
    description_.tables[static_cast<size_t>(members)].rows.reset();
}

// A word like "bank" or "airline" that stands alone: a bank, an airline database.
bool Parser::is_setting(size_t i) const {
    const size_t count = match_setting(from(i));
    if (count == 0) return false;
    const size_t end = i + count;
    return end >= tokens_.size() || !is_word(end) || is_function_word(tokens_[end].meaning) ||
           is_filler(tokens_[end].meaning);
}

// "…, 5,000 rows": of what was spoken of last.
bool Parser::more_rows(const NounPhrase& noun, double count) {
    if (current_ < 0 || noun.blueprint != nullptr || noun.name != "records") return false;
    const int table = current_;
    Statement& statement = take(Phrase::things, noun.end);
    statement.table = table;
    statement.amount = {.low = count, .high = count};
    auto& rows = description_.tables[static_cast<size_t>(table)].rows;
    if (!rows) rows = static_cast<u64>(count + 0.5);
    return true;
}

// 100 items in total
size_t Parser::in_total(size_t end) const {
    if (is(end, "in") && one_of(end + 1, {"total", "all"})) return end + 2;
    return one_of(end, {"altogether", "overall"}) ? end + 1 : end;
}

bool Parser::try_things() {
    size_t i = at_;
    bool their = false, about = false;
    while (one_of(i, {"their", "about", "the", "all", "a"})) {
        their = their || is(i, "their");
        about = about || is(i, "about");
        i++;
    }
    const bool counted = is_kind(i, TokenKind::number);
    const double count = counted ? tokens_[i].number : 0;
    if (counted && (count < 1 || count > rows_max || !tokens_[i].currency.empty())) return false;
    size_t noun_at = counted ? i + 1 : i;
    while (counted && one_of(noun_at, {"different", "unique", "random", "of", "the", "fake"}) &&
           noun_at < i + 3)
        noun_at++;
    if (is_time_unit(noun_at) || (counted && is_measure(noun_at))) return false;
    if (!counted && !their && is_setting(i)) return false;
    // "free text comments" are a column.
    if (!counted && is(i, "free") && one_of(i + 1, {"text", "form"})) return false;
    auto noun = read_noun(noun_at, counted);
    // "1,000 rows of customers"
    if (noun && counted && !noun->blueprint && is_row_word(tokens_[noun->head].meaning) &&
        is(noun->end, "of"))
        if (auto inner = read_noun(noun->end + 1, true)) noun = inner;
    if (!noun) return false;
    if (counted && more_rows(*noun, count)) return true;
    const bool rate =
        counted && one_of(noun->end, {"per", "a", "each"}) && is_time_unit(noun->end + 1);
    const bool plural =
        counted || noun->is_plural || their || (description_.is_german && existing(*noun) < 0);
    if (!plural && existing(*noun) < 0) return false;
    // "claim amount": a column of claims.
    if (!counted && !noun->is_plural && !their && is_word(noun->end) &&
        !is_function_word(tokens_[noun->end].meaning) &&
        !is_linking_verb(tokens_[noun->end].meaning) && !is_filler(tokens_[noun->end].meaning))
        return false;
    const bool fresh = existing(*noun) < 0;
    const int table = table_of(*noun);
    DescribedTable& described = description_.tables[static_cast<size_t>(table)];
    if (their && fresh && current_ >= 0 && current_ != table) described.owner = current_;
    const NounPhrase phrase = *noun;
    const int before = current_;
    const size_t before_at = at_ > 0 ? at_ - 1 : tokens_.size();
    Statement& statement = take(Phrase::things, counted ? in_total(phrase.end) : phrase.end);
    statement.table = table;
    if (rate) {
        statement.phrase = Phrase::outside;
        statement.code = "a rate over time: say how many rows in all";
        statement.span.end = tokens_[phrase.end + 1].span.end;
        at_ = phrase.end + 2;
    } else if (counted) {
        statement.amount = {.low = count, .high = count, .average = about};
        if (!described.rows) {
            described.rows = static_cast<u64>(count + 0.5);
            described.about = about;
        }
    }
    // "transactions of 2,000 accounts, 2% fraudulent" goes on about transactions.
    const bool object =
        before >= 0 && fresh &&
        one_of(before_at, {"of", "from", "by", "across", "for", "in", "on", "at", "to"});
    if (object && description_.tables[static_cast<size_t>(table)].owner < 0)
        description_.tables[static_cast<size_t>(table)].object_of = before;
    if (object && counted && is(before_at, "of") && is_group(before)) add_members(before, table);
    if (!object) current_ = table;
    note_modifiers(phrase, table);
    return true;
}

}  // namespace rowsmith::extract
