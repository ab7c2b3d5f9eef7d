// What is known of common things: the tables of src/extract/knowledge, found by their nouns.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/token.h"
#include "schema/node.h"

namespace rowsmith::extract {

// One table of the knowledge; the format is told at the top of knowledge/shop.yaml.
struct Blueprint {
    std::string name;
    std::vector<std::string> nouns;
    u64 rows = 1000;
    std::string time;
    std::vector<std::string> references;
    Node parents, trees, links, columns;  // maps; may be empty

    bool refers_to(std::string_view table) const;
};

// All, in the order of the files.
const std::vector<Blueprint>& blueprints();

// By its table's name; null when there is none.
const Blueprint* blueprint_named(std::string_view table);

struct NounMatch {
    const Blueprint* blueprint = nullptr;
    size_t tokens = 0;
    bool is_plural = false;
};

// The longest noun of a blueprint that starts at tokens[0].
NounMatch match_noun(std::span<const Token> tokens);

// Words that name a setting rather than rows: web shop, bank, HR. Gives the number of tokens.
size_t match_setting(std::span<const Token> tokens);

}  // namespace rowsmith::extract
