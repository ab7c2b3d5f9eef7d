// What column names say about their values: words -> generator. The table is infer_table.cpp.
#pragma once
#include <span>
#include <string_view>

namespace rowsmith {

// What a table's rows are, as far as its name or its columns tell.
enum class Thing : unsigned char { any, person, company, product, place };

struct NameRule {
    // Alternatives separated by ", ". The words of one must end the column's name: "birth date"
    // fits birth_date and customerBirthDate. "=name" must be the whole name; "*datum" is the ending
    // of the last word, for German compounds.
    std::string_view words;
    std::string_view type;          // of a column that has none
    std::string_view generator;     // one that the catalogue lacks makes the rule void
    std::string_view options = {};  // in braces: {median: 48, p95: 260}
    Thing of = Thing::any;          // only in tables of this thing
};

std::span<const NameRule> name_rules();

// Words of tables (and of columns that name one: `customer`, `supplier`) by thing, separated by
// blanks.
struct ThingWords {
    Thing thing;
    std::string_view words;
};

std::span<const ThingWords> thing_words();

// Words before a match that separate nothing: work_email is the e-mail of the row's own person.
bool is_neutral_qualifier(std::string_view word);

}  // namespace rowsmith
