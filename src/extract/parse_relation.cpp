// How many of one thing belong to each of another.
#include "extract/grammar_words.h"
#include "extract/parser.h"

namespace rowsmith::extract {

bool Parser::add_relation(int parent, const NounPhrase& child, Amount amount, size_t end) {
    const size_t open = is_kind(end, TokenKind::comma) || is_kind(end, TokenKind::open) ? 1 : 0;
    const size_t average = open + (is(end + open, "on") ? 1 : 0);
    if (is(end + average, "average") && is_kind(end + average + 1, TokenKind::number)) {
        amount.mean = tokens_[end + average + 1].number;
        end += average + 2;
        if (is_kind(end, TokenKind::close)) end++;
    } else if (is(end, "on") && is(end + 1, "average")) {
        amount.average = true;
        end += 2;
    } else if (is(end, "average")) {
        amount.average = true;
        end++;
    }
    const int table = table_of(child);
    if (parent < 0 || parent == table) return false;
    Statement& statement = take(Phrase::relation, end);
    statement.table = parent;
    statement.other = table;
    statement.amount = amount;
    current_ = table;
    note_modifiers(child, table);
    return true;
}

// each keeper looks after 3 to 8 animals; each with 1 to 5 items
bool Parser::relation_of_each() {
    if (!is(at_, "each")) return false;
    if (const auto step = read_amount(at_ + 1); step && is_time_unit(step->second)) {
        take(Phrase::outside, step->second + 1).code =
            "rows at a fixed step of time are not in this version";
        return true;
    }
    size_t i = at_ + 1;
    // "for each one votes …": this one counts nothing.
    if (is_kind(i, TokenKind::number) && tokens_[i].text == "one") {
        take(Phrase::outside, i + 1).code = "what each has is not understood";
        return true;
    }
    if (is(i, "of")) i++;
    if (one_of(i, {"the", "them"})) i++;
    int parent = current_;
    std::optional<NounPhrase> noun = read_noun(i, false);
    if (noun && noun->head == i) {
        i = noun->end;
    } else {
        // "each spaceship has 3 engines": a thing that was named before.
        noun.reset();
        const bool spoken = is_word(i) && existing(*counted_noun(i, i + 1)) >= 0;
        if (is_word(i) && (spoken || !is_function_word(tokens_[i].meaning))) {
            const auto counted = counted_noun(i, i + 1);
            if (counted && (existing(*counted) >= 0 ||
                            is_linking_verb(is_word(i + 1) ? tokens_[i + 1].meaning : ""))) {
                noun = counted;
                i++;
            }
        }
    }
    size_t verbs = 0;
    bool average = false;
    while (is_word(i) && verbs < 6) {
        if (read_amount(i)) break;
        average = average || is(i, "average");
        if (one_of(i, {"and", "or"})) break;
        if (one_of(i, {"a"}) && !is(i + 1, "average")) break;
        i++;
        verbs++;
    }
    const auto amount = read_amount(i);
    if (!amount) {
        // "each order has a status": the list of columns follows.
        if (!noun) return false;
        current_ = table_of(*noun);
        at_ = noun->end;
        return true;
    }
    const auto child = read_noun(amount->second, true);
    if (!child || is_measure(child->head)) return false;
    if (noun) parent = table_of(*noun);
    Amount each = amount->first;
    each.average = each.average || average;
    return add_relation(parent, *child, each, child->end);
}

// 3 items per order, 1 to 5 orders each
bool Parser::relation_per() {
    const auto amount = read_amount(at_);
    if (!amount) return false;
    const auto child = read_noun(amount->second, true);
    if (!child || is_measure(child->head)) return false;
    size_t i = child->end;
    Amount each = amount->first;
    if (is(i, "on") && is(i + 1, "average")) {
        each.average = true;
        i += 2;
    }
    const bool for_each = is(i, "for") && one_of(i + 1, {"each"});
    if (for_each || is(i, "per")) {
        i += for_each ? 2 : 1;
        const auto parent = read_noun(i, true);
        if (!parent || one_of(i, {"year", "month", "day", "week"})) return false;
        const int table = table_of(*parent);
        return add_relation(table, *child, each, parent->end);
    }
    if (!is(i, "each") || current_ < 0) return false;
    // "…, 500 animals, each keeper": this each starts the next phrase.
    if (is_word(i + 1) && !is_function_word(tokens_[i + 1].meaning)) return false;
    if (one_of(i + 1, {"with", "have"})) return false;
    return add_relation(current_, *child, each, i + 1);
}

// customers with 1 to 5 orders
bool Parser::relation_with() {
    if (!is_word(at_) || current_ < 0) return false;
    const bool verb =
        at_ > 0 && is_linking_verb(tokens_[at_].meaning) && !one_of(at_, {"to", "in", "by", "at"});
    if (!one_of(at_, {"with", "have", "and", "including"}) && !verb) return false;
    size_t i = at_ + 1;
    if (one_of(i, {"each", "their"})) i++;
    const auto amount = read_amount(i);
    if (!amount) return false;
    // "take 3 to 6 of 40 courses"
    const bool counted = is(amount->second, "of") && is_kind(amount->second + 1, TokenKind::number);
    const auto child = read_noun(amount->second + (counted ? 2 : 0), true);
    if (!child || is_measure(child->head)) return false;
    const bool average_behind = is(child->end, "on") && is(child->end + 1, "average");
    const bool each_behind = is(child->end, "each") &&
                             !(is_word(child->end + 1) && one_of(child->end + 1, {"with", "have"}));
    if (is(at_, "and") && !each_behind) return false;
    if (amount->first.is_one() && !average_behind && !each_behind) return false;
    if (!child->blueprint && !child->is_plural) return false;
    return add_relation(current_, *child, amount->first, each_behind ? child->end + 1 : child->end);
}

// subscribers watch on average 12 titles out of a catalogue of 500 titles
bool Parser::relation_of_subject() {
    if (!starts_clause(at_)) return false;
    const auto parent = leading_noun(at_, true);
    if (!parent || !parent->is_plural || existing(*parent) < 0) return false;
    size_t i = parent->end;
    if (!is_word(i) || is_function_word(tokens_[i].meaning) || match_noun(from(i)).tokens > 0)
        return false;
    const auto amount = read_amount(i + 1);
    if (!amount) return false;
    const auto child = read_noun(amount->second, true);
    if (!child || child->head != amount->second || is_measure(child->head)) return false;
    size_t end = child->end;
    size_t total = end;
    while (one_of(total, {"out", "of", "from", "a", "the", "catalogue", "catalog", "pool", "total",
                          "list", "set"}))
        total++;
    if (total > end && is_kind(total, TokenKind::number)) {
        const auto same = read_noun(total + 1, true);
        if (same && same->name == child->name) {
            count_inside(total, *same);
            end = same->end;
        }
    }
    return add_relation(table_of(*parent), *child, amount->first, end);
}

bool Parser::try_relation() {
    return relation_of_each() || relation_with() || relation_per() || relation_of_subject();
}

}  // namespace rowsmith::extract
