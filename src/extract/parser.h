// Reads phrases off the tokens, from left to right: at each place the phrases are tried in turn,
// and what none takes is a word of grammar or unknown.
//
//   parser.cpp            the loop, single words
//   parse_things.cpp      500 zoo animals · their orders
//   parse_relation.cpp    each keeper looks after 3 to 8 animals
//   parse_columns.cpp     with name, email and a manager
//   parse_lists.cpp       customers 500 · departments: Sales, Support
//   parse_bare.cpp        …, price, level 1 to 60, started in 2024, weight in kg
//   parse_rules.cpp       delivery after pickup · what is beyond a schema
//   parse_share.cpp       8% of orders returned · 5% missing emails
//   parse_behind.cpp      women 45%, men 55% · status 200 in 95% of cases
//   parse_number.cpp      amounts, bounds and averages of columns, growth
#pragma once
#include <optional>
#include <utility>

#include "extract/description.h"
#include "extract/grammar_words.h"

namespace rowsmith::extract {

struct NounPhrase {
    const Blueprint* blueprint = nullptr;
    std::string name;           // of the table
    size_t first_modifier = 0;  // words before the head: premium, zoo
    size_t head = 0;
    size_t end = 0;  // the token behind it
    bool is_plural = false;
};

class Parser {
public:
    Parser(Description& description, i64 today_days)
        : description_(description), tokens_(description.tokens), today_days_(today_days) {}

    void run();

private:
    bool step();
    bool is(size_t i, std::string_view word) const {
        return i < tokens_.size() && tokens_[i].is(word);
    }
    bool is_kind(size_t i, TokenKind kind) const {
        return i < tokens_.size() && tokens_[i].kind == kind;
    }
    bool is_word(size_t i) const { return is_kind(i, TokenKind::word); }
    std::span<const Token> from(size_t i) const {
        return std::span<const Token>(tokens_).subspan(std::min(i, tokens_.size()));
    }
    bool one_of(size_t i, std::initializer_list<std::string_view> words) const;

    // Takes the tokens at_ to end for a statement.
    Statement& take(Phrase phrase, size_t end);
    void skip_unknown();

    bool is_time_unit(size_t i) const {
        return one_of(i, {"second", "seconds", "minute", "minutes", "hour", "hours", "day", "week",
                          "month", "quarter", "year"});
    }

    // Things and relations.
    std::optional<NounPhrase> read_noun(size_t i, bool counted) const;
    std::optional<NounPhrase> known_noun(size_t i, size_t end) const;
    std::optional<NounPhrase> counted_noun(size_t i, size_t end) const;
    size_t noun_end(size_t i) const;
    int table_of(const NounPhrase& noun);
    int existing(const NounPhrase& noun) const;
    void note_modifiers(const NounPhrase& noun, int table);
    bool try_things();
    bool more_rows(const NounPhrase& noun, double count);
    size_t in_total(size_t end) const;
    bool is_group(int table) const;
    void add_members(int group, int members);
    bool is_setting(size_t i) const;
    bool is_measure(size_t i) const { return is_word(i) && is_unit(tokens_[i].text); }
    bool try_without();
    bool try_setting();
    bool try_relation();
    bool relation_of_each();
    bool relation_per();
    bool relation_of_subject();
    bool relation_with();
    bool add_relation(int parent, const NounPhrase& child, Amount amount, size_t end);

    // Lists of counts and names.
    bool starts_clause(size_t i) const { return i == 0 || tokens_[i - 1].is_sign(); }
    size_t clause_end(size_t i) const;
    std::optional<NounPhrase> leading_noun(size_t i, bool unknown) const;
    bool try_heading();
    bool try_listed_count();
    bool try_listed_per();
    bool try_names();

    // What stands between the commas of a list without a word before it.
    bool try_bare_column();
    bool bare_pair();
    bool try_participle();
    bool starts_event(size_t i) const;
    bool item_details(size_t& i, const std::string& name);
    bool item_like(size_t& i, const std::string& name);
    bool item_normal(size_t& i, const std::string& name);
    bool item_slashed(size_t& i, const std::string& name);
    bool item_marks(size_t& i, const std::string& name);
    size_t unit_behind(size_t i, std::string& name) const;

    // Rules between columns, and what no schema can say.
    bool try_order();
    bool try_beyond();
    bool try_root();
    bool try_some_rows();
    bool starts_loading(size_t i) const;
    bool try_value_shares();
    bool try_share_behind();
    size_t percent_behind(size_t i) const;
    size_t next_item(size_t i) const;
    bool try_null_behind();

    // Columns.
    bool try_columns();
    bool list_item(size_t& i, bool exclusive);
    bool table_item(size_t& i, const NounMatch& noun, bool article);
    bool column_item(size_t& i, bool exclusive, bool unique);
    void item_values(size_t& i, const std::string& name);
    void item_bounds(size_t& i, const std::string& name);
    size_t column_words_end(size_t i) const;
    bool is_column_word(size_t i, bool inside) const;
    std::string column_name(size_t first, size_t end) const;
    bool try_unique();
    bool try_unique_behind();
    size_t unique_before(size_t i) const;
    bool each_period(size_t end);
    bool bounds_among(size_t& i, const std::string& name);
    bool try_sorted();

    // Numbers.
    std::optional<std::pair<Amount, size_t>> read_amount(size_t i) const;
    std::optional<std::pair<Amount, size_t>> read_bounds(size_t i) const;
    bool try_bounds();
    bool try_average();
    bool try_trend();

    // Shares.
    bool try_share();
    void share_subject(size_t& i, int& table, bool& table_named);
    Statement read_predicate(size_t first, size_t end) const;
    bool share_of_comparison(size_t predicate, size_t end, int table);
    double rest_of_group() const;
    int count_inside(size_t number, const NounPhrase& noun);
    bool null_share(size_t subject, size_t end, double share, int table);

    bool try_period();
    bool names_year(size_t tokens) const;
    bool try_country();
    bool try_city();
    bool try_seed();
    bool try_outside();

    Description& description_;
    std::vector<Token>& tokens_;
    i64 today_days_;
    size_t at_ = 0;
    int current_ = -1;  // the table that was spoken of last
    int group_ = 0;
    bool share_before_ = false;  // the statement before was a share
    size_t fresh_at_ = 0;        // behind a phrase that stands for itself: a clause may start
};

}  // namespace rowsmith::extract
