// What a description says, phrase by phrase, before it is held against anything.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "extract/knowledge.h"
#include "extract/spelling.h"
#include "extract/token.h"

namespace rowsmith::extract {

// 3 · 3 to 8 · 3 on average
struct Amount {
    double low = 0, high = 0;
    double mean = 0;  // above 0: 1 to 4, on average 2
    bool average = false;
    bool open_low = false, open_high = false;  // at most 5, at least 2

    bool is_one() const { return low == high && !average && !open_low && !open_high; }
};

enum class Phrase : u8 {
    things,      // 500 zoo animals: a table
    relation,    // each keeper looks after 3 to 8 animals
    column,      // with … amount
    link,        // with a manager: a reference that the knowledge knows
    share,       // 8% of orders returned
    null_share,  // 5% missing emails
    period,      // in 2025
    country,     // German
    setting,     // of a web shop
    modifier,    // premium (customers)
    bounds,      // prices between 5 and 100
    average,     // average amount of 50
    values,      // status (active, inactive), with shares or without
    names,       // departments: Sales, Support
    order,       // delivery after pickup
    normal,      // weight normally distributed around 25
    pattern,     // a number like AB-001
    many,        // many to many
    root,        // everybody except the boss
    unique,
    without,  // without phone numbers
    sorted,
    trend,  // growing 20% per year
    seed,
    outside,  // understood, but nothing that a schema can say
    unknown,  // not understood
};

struct Statement {
    Phrase phrase = Phrase::unknown;
    Span span = {};
    int table = -1;  // index of DescribedTable; -1 = none named
    int other = -1;  // relation: the child
    Amount amount = {};
    double share = 0;        // share, null_share, trend
    std::string name = {};   // column, link, setting; country: its name; trend: the period
    std::string label = {};  // share: the predicate as written: Human Resources
    std::vector<std::string> words = {};  // share: the predicate; values; modifier
    i64 first_day = 0, last_day = 0;
    std::string code = {};            // country; outside: the reason
    bool exclusive = false;           // column: only those named
    int group = -1;                   // shares that were told in one breath
    bool table_named = false;         // share: "of orders", not just what was spoken of last
    bool tentative = false;           // column: only if its name says something
    std::vector<double> shares = {};  // values: of each
    std::string second = {};          // order: what the column comes after
};

struct DescribedTable {
    std::string name;
    const Blueprint* blueprint = nullptr;
    std::optional<u64> rows = {};
    bool about = false;  // about 500
    Span span = {};
    int object_of = -1;  // "donations to 12 charities": the table that may refer to this one
    int owner = -1;      // "and their orders": the table that they belong to
};

struct Description {
    std::string text;
    std::vector<Token> tokens;
    std::vector<DescribedTable> tables;
    std::vector<Statement> statements;  // in the order of the words
    std::vector<Correction> corrections;
    bool is_german = false;
};

Description read_description(std::string_view text, i64 today_days);

}  // namespace rowsmith::extract
