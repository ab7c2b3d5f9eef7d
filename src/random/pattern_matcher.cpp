#include "random/pattern_matcher.h"

#include <algorithm>

namespace rowsmith {

Result<PatternMatcher> PatternMatcher::build(std::string_view pattern) {
    const PatternNode tree = TRY(parse_pattern(pattern, SignSpace::any));
    return PatternMatcher(TRY(determinise(tree, std::nullopt)));
}

bool PatternMatcher::matches(std::string_view text) const {
    const std::optional<std::vector<u32>> signs = code_points(text);
    if (!signs) return false;
    u32 state = 0;
    for (const u32 sign : *signs) {
        const std::vector<PatternMove>& moves = automaton_.moves[state];
        const auto move = std::lower_bound(
            moves.begin(), moves.end(), sign,
            [](const PatternMove& from, u32 wanted) { return from.high < wanted; });
        if (move == moves.end() || move->low > sign) return false;
        state = move->target;
    }
    return automaton_.accepting[state];
}

}  // namespace rowsmith
