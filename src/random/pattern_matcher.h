// Does a text of unknown origin match a pattern as a whole? For checking data: loops have no end,
// and ".", \s and negated classes take signs from all of Unicode.
#pragma once
#include <string_view>

#include "base/result.h"
#include "random/pattern_automaton.h"

namespace rowsmith {

class PatternMatcher {
public:
    // Causes: those of parse_pattern, pattern_state_limit.
    static Result<PatternMatcher> build(std::string_view pattern);

    // One table search a character. False for what is not UTF-8.
    bool matches(std::string_view text) const;

private:
    explicit PatternMatcher(PatternAutomaton automaton) : automaton_(std::move(automaton)) {}

    PatternAutomaton automaton_;
};

}  // namespace rowsmith
