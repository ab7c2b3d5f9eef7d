// A pattern (regular expression) as a tree.
//
// Supported: signs, escapes (\d \w \s \D \W \S \t \n \r \f \v \xHH \uHHHH \u{H…} and any
// punctuation), classes with ranges and negation, groups (also (?:…) and named), |, ? * + {m} {m,}
// {m,n}, each also lazy, which accepts the same texts. ^ and $ may stand at the ends, as the match
// is always whole. Whatever needs more than a regular language (lookaround, back references) or
// changes the reading (flags) is refused by name.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "random/pattern_signs.h"

namespace rowsmith {

inline constexpr size_t pattern_characters_limit = 4096;
inline constexpr u32 pattern_depth_limit = 100;
inline constexpr u32 pattern_repeat_limit = 1000;

struct PatternNode {
    enum class Kind : u8 { signs, sequence, choice, repeat };

    Kind kind = Kind::sequence;
    SignSet signs = {};                      // of signs; never empty
    std::vector<PatternNode> children = {};  // one of repeat, any number of the others
    u32 low = 0;                             // of repeat
    std::optional<u32> high = {};            // of repeat; nothing: no end
};

// Errors tell the character's number, from 1, in the pattern.
Result<PatternNode> parse_pattern(std::string_view pattern, SignSpace space);

// The lengths in characters of the shortest and the longest text; the latter is missing if a loop
// has no end. Lengths stop growing at 2^32.
u64 shortest_length(const PatternNode& node);
std::optional<u64> longest_length(const PatternNode& node);

}  // namespace rowsmith
