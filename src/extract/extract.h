// Plain words to a schema, by rules and without any model.
//
// Works like a small compiler: the text becomes tokens, tokens become phrases (a count of things, a
// list of columns, a share, a period …), phrases are held against what is known of common things
// (src/extract/knowledge), and out comes a schema document. Every word of the description ends in
// the report: what was done with it, or why nothing was. What nobody said but a schema needs is
// there as well, as an assumption.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

enum class ClauseState : u8 { applied, assumed, not_applied, contradicted };

// "applied", "assumed", "not applied", "contradicted".
std::string_view name_of(ClauseState state);

// One statement of the description, or one thing that was filled in.
struct Clause {
    std::string text;  // the words as written; of an assumption what it says, in words
    ClauseState state = ClauseState::applied;
    std::vector<std::string> paths = {};  // where it stands: tables.orders.columns.status
    std::string note = {};                // what was made of it, or why nothing was
    size_t begin = 0, end = 0;  // bytes of the description; of an assumption the same number twice
};

struct ExtractOptions {
    i64 today_days = 0;        // since 1970-01-01: becomes as_of; "last year" counts from it
    u64 seed = 0;              // of the schema
    std::string context = {};  // more words: read after the description, as if they belonged to it
    std::string example = {};  // a few lines of CSV with a head: names and types of columns
};

struct Extraction {
    std::string yaml;  // the schema, canonical, with a few comments
    Schema schema;     // the same, read
    std::vector<Clause> clauses;
    double confidence = 0;                 // 0 to 1: how much of the description was understood
    std::vector<std::string> suggestions;  // what could be said in addition
    std::vector<std::string> warnings;     // what should be looked at before rows are made
};

// An error only where nothing can be made of the words (`words_empty`, `words_too_long`,
// `words_not_understood`).
Result<Extraction> extract_schema(std::string_view words, const Catalogue& catalogue,
                                  const ExtractOptions& options);

// The report for people: a line a clause, grouped by state.
std::string print_report(const Extraction& extraction);

}  // namespace rowsmith
