// The expression language: what a text like `quantity * price` says, as a tree.
//
// Loosest first: `if c then r` (rules only); or; and; not; comparisons, `in (…)`, `is [not] null`;
// + -; * / // %; unary -; calls. Every node keeps its byte offset in the text, so that errors of
// any later step can point at it. Semantics: docs/expressions.md.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowsmith {

inline constexpr size_t expression_bytes_max = 10'000;
inline constexpr u32 expression_depth_max = 100;

enum class ExpressionKind : u8 {
    null_,
    boolean,    // integer: 0 or 1
    number,     // integer * 10^-scale
    text,       // word
    duration,   // integer: microseconds
    date,       // integer: days since 1970-01-01
    datetime,   // integer: microseconds since 1970-01-01; UTC when has_offset
    as_of,      // the schema's present
    path,       // path: own column, parent's column, through references
    aggregate,  // word: sum avg min max count; path: table[.column]; children: [condition]
    previous,   // path: column; children: {first}
    depth,      // path: the tree's column
    negative,   // children: {x}
    not_,       // children: {x}
    binary,     // operation; children: {left, right}
    in,         // children: {x, choice, …}; negated
    is_null,    // children: {x}; negated
    call,       // word: the function; children: arguments
    map,        // children: {x, key, value, key, value, …}; a key: literal, range or rest
    range,      // of a map's key; children: {low, high}, null_ where open
    rest,       // the map's last key
    if_then,    // children: {condition, consequence}; only a rule's root
};

enum class Operation : u8 {
    or_,
    and_,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    add,
    subtract,
    multiply,
    divide,
    floor_divide,
    remainder,
};

// "or", "==", "//" …
std::string_view name_of(Operation operation);

struct Expression {
    ExpressionKind kind = ExpressionKind::null_;
    Operation operation = Operation::add;
    bool negated = false;
    bool has_offset = false;
    u32 offset = 0;  // bytes from the start of the text
    u32 depth = 1;   // levels of the tree below and with this node
    i32 scale = 0;
    i64 integer = 0;
    std::string word = {};
    std::vector<std::string> path = {};
    std::vector<Expression> children = {};
};

// What the text is for: `if … then …` stands only in rules.
enum class ExpressionUse : u8 { value, rule };

// `origin` is the place of the text's first character; errors name the place inside the text.
Result<Expression> parse_expression(std::string_view text, const Place& origin,
                                    ExpressionUse use = ExpressionUse::value);

// The canonical text: fewest parentheses, one blank around operators. Parses back to the same tree.
std::string to_text(const Expression& expression);

// A path as it is written: names joined by dots, in backticks where the language needs them.
std::string path_text(const std::vector<std::string>& path);

// The leaves that come from outside, in the order of their first appearance, each text once: paths,
// aggregates, previous and depth. They are not searched inside: what stands in an aggregate's
// condition belongs to the other table.
std::vector<const Expression*> sources(const Expression& expression);

// The origin, `offset_bytes` of the text further. Columns count characters, not bytes.
Place place_inside(const Place& origin, std::string_view text, u32 offset_bytes);

}  // namespace rowsmith
