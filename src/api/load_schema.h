// From what a user named to a schema and its plan, for every operation that needs one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/context.h"
#include "plan/plan.h"

namespace rowsmith {

struct SchemaText {
    std::string text;
    std::string file_name;  // as messages name it
};

// A file, its URI in a store, `-` (standard input), a document in braces, or words: an argument
// that has a space and names no file.
Result<SchemaText> read_description(Context& context, const std::string& argument);

// The same for words alone: a file of words is read, not understood.
Result<std::string> read_words(Context& context, const std::string& argument);

struct SchemaChoice {
    std::string description;
    std::optional<u64> seed = {};
    std::vector<std::string> rows = {};    // "orders=500", or "500" for the one root table
    std::vector<std::string> unique = {};  // fields, "email" or "customers.email"
};

// The schema with the choice's own numbers in place of the document's, as if they stood there.
// Mistakes go to the context's problems.
Result<Schema> load_schema(Context& context, const SchemaChoice& choice);

struct LoadedPlan {
    Plan plan;
    Node document;  // the canonical schema, before rules were worked into columns
};

Result<LoadedPlan> load_plan(Context& context, const SchemaChoice& choice);

// The visible tables of a plan, or the named ones of them.
Result<std::vector<const PlannedTable*>> choose_tables(const Plan& plan,
                                                       const std::vector<std::string>& names);

}  // namespace rowsmith
