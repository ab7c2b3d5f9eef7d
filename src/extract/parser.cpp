#include "extract/parser.h"

#include <algorithm>

#include "extract/country_words.h"
#include "extract/grammar_words.h"
#include "extract/period.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

bool Parser::one_of(size_t i, std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return is(i, word); });
}

Statement& Parser::take(Phrase phrase, size_t end) {
    Statement statement{.phrase = phrase,
                        .span = {tokens_[at_].span.begin, tokens_[end - 1].span.end},
                        .table = current_};
    for (size_t i = at_; i < end; i++) tokens_[i].used = true;
    share_before_ = phrase == Phrase::share;
    at_ = end;
    description_.statements.push_back(std::move(statement));
    return description_.statements.back();
}

void Parser::run() {
    while (at_ < tokens_.size()) {
        if (tokens_[at_].is_sign()) {
            if (tokens_[at_].kind == TokenKind::stop) group_++;
            tokens_[at_++].used = true;
            continue;
        }
        if (step()) continue;
        const std::string& word = tokens_[at_].meaning;
        // "web server access log": its last word too.
        const bool unknown = at_ > 0 && is_row_word(word) && !description_.statements.empty() &&
                             description_.statements.back().phrase == Phrase::unknown &&
                             description_.statements.back().span.end == tokens_[at_ - 1].span.end;
        const bool grammar = !unknown && tokens_[at_].kind == TokenKind::word &&
                             (is_filler(word) || is_function_word(word) || is_linking_verb(word) ||
                              is_row_word(word));
        if (grammar) {
            tokens_[at_++].used = true;
        } else {
            skip_unknown();
        }
    }
}

bool Parser::step() {
    return try_seed() || try_heading() || try_outside() || try_beyond() || try_listed_count() ||
           try_listed_per() || try_names() || try_trend() || try_order() || try_null_behind() ||
           try_value_shares() || try_share_behind() || try_relation() || try_share() ||
           try_without() || try_participle() || try_period() || try_average() || try_unique() ||
           try_unique_behind() || try_sorted() || try_columns() || try_setting() || try_things() ||
           try_bounds() || try_country() || try_city() || try_bare_column();
}

// Neighbours that nothing takes are told as one.
void Parser::skip_unknown() {
    auto& statements = description_.statements;
    const size_t begin = tokens_[at_].span.begin;
    const bool joined = !statements.empty() && statements.back().phrase == Phrase::unknown &&
                        at_ > 0 && !tokens_[at_ - 1].is_sign() &&
                        statements.back().span.end + 20 > begin;
    if (joined) {
        statements.back().span.end = tokens_[at_].span.end;
        at_++;
    } else {
        take(Phrase::unknown, at_ + 1);
    }
}

bool Parser::try_seed() {
    if (!is(at_, "seed") || !is_kind(at_ + 1, TokenKind::number)) return false;
    const double number = tokens_[at_ + 1].number;
    take(Phrase::seed, at_ + 2).amount.low = number;
    return true;
}

bool Parser::try_outside() {
    size_t i = at_;
    while (one_of(i, {"as", "in", "to", "into", "a", "the"})) i++;
    if (!is_word(i)) return false;
    const std::string& word = tokens_[i].text;
    for (const char* format :
         {"csv", "json", "jsonl", "parquet", "tsv", "arrow", "xlsx", "excel"}) {
        if (word != format) continue;
        i++;
        while (one_of(i, {"format", "file", "files"})) i++;
        take(Phrase::outside, i).code =
            "a schema says nothing of files: choose with --format " + std::string(format);
        return true;
    }
    return false;
}

bool Parser::try_period() {
    auto period = read_period(from(at_), today_days_);
    // A month without a year is of the year that was spoken of.
    for (const Statement& before : description_.statements)
        if (before.phrase == Phrase::period)
            if (const auto again = read_period(from(at_), before.last_day + 366);
                again && period && again->tokens == period->tokens && !names_year(period->tokens))
                period = again;
    if (!period) return false;
    // "in 2000 stores" counts stores.
    const size_t last = at_ + period->tokens - 1;
    const bool number = tokens_[last].plain && is_word(last + 1);
    const bool noun = number && (match_noun(from(last + 1)).tokens > 0 ||
                                 (singular(tokens_[last + 1].text) != tokens_[last + 1].text &&
                                  !is_function_word(tokens_[last + 1].meaning)));
    if (noun && period->tokens <= 2) return false;
    Statement& statement = take(Phrase::period, at_ + period->tokens);
    statement.first_day = period->first_day;
    statement.last_day = period->last_day;
    return true;
}

bool Parser::names_year(size_t tokens) const {
    for (size_t i = at_; i < at_ + tokens; i++)
        if (tokens_[i].kind == TokenKind::number || tokens_[i].kind == TokenKind::date ||
            one_of(i, {"last", "this", "today", "now", "since"}))
            return true;
    return false;
}

bool Parser::try_country() {
    size_t i = at_;
    if (one_of(i, {"in", "from", "of"})) i++;
    if (is(i, "the")) i++;
    const auto country = read_country(from(i));
    if (!country) return false;
    Statement& statement = take(Phrase::country, i + country->tokens);
    statement.code = country->code;
    statement.name = country->name;
    // "German customers": the table follows.
    if (const auto noun = read_noun(at_, false); noun && i == at_)
        statement.table = existing(*noun);
    return true;
}

// in Berlin
bool Parser::try_city() {
    size_t i = at_;
    if (one_of(i, {"in", "near", "from"})) i++;
    if (!is_word(i) || !tokens_[i].capital || i == 0) return false;
    // "in London and Leeds": the second one too; other capitals are no cities.
    const bool again = !description_.statements.empty() &&
                       !description_.statements.back().label.empty() &&
                       description_.statements.back().phrase == Phrase::country;
    if (i == at_ && !again) return false;
    const auto city = read_city(from(i), description_.text);
    if (!city) return false;
    Statement& statement = take(Phrase::country, i + city->tokens);
    statement.code = city->code;
    statement.name = city->name;
    statement.label = city->city;
    return true;
}

bool Parser::try_setting() {
    const size_t count = match_setting(from(at_));
    if (count == 0) return false;
    const size_t end = at_ + count;
    // "shop customers" is a noun phrase; a bank, an HR database are settings.
    const bool alone = end >= tokens_.size() || !is_word(end) ||
                       is_function_word(tokens_[end].meaning) || is_filler(tokens_[end].meaning);
    const bool article =
        at_ > 0 && one_of(at_ - 1, {"a", "the", "of", "for", "our", "my", "their", "in", "at"});
    const bool adjective = at_ > 0 && tokens_[at_ - 1].used;
    if (!alone ||
        !(article || adjective || is_row_word(tokens_[std::min(end, tokens_.size() - 1)].meaning) ||
          is_filler(tokens_[std::min(end, tokens_.size() - 1)].meaning)))
        return false;
    std::string name = column_name(at_, end);
    take(Phrase::setting, end).name = std::move(name);
    return true;
}

Description read_description(std::string_view text, i64 today_days) {
    Description description;
    description.text = text;
    description.tokens = tokenise(text);
    description.corrections = correct_spelling(description.tokens);
    size_t german = 0;
    for (const Token& token : description.tokens)
        if (token.kind == TokenKind::word && is_german_grammar(token.text)) german++;
    description.is_german = german > 0;
    Parser(description, today_days).run();
    return description;
}

}  // namespace rowsmith::extract
