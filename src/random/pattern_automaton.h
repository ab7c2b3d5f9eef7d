// A pattern's tree as a deterministic automaton: Thompson's construction, then subsets.
//
// In it a text has exactly one path, so counting paths counts texts, also of a pattern that can
// read one text in two ways. Limits bound states and work, as few characters can ask for 2^20
// states.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "random/pattern_tree.h"

namespace rowsmith {

inline constexpr u32 pattern_state_limit = 20'000;
inline constexpr u64 pattern_step_limit = 6'000'000;

struct PatternMove {
    u32 low = 0;
    u32 high = 0;  // inclusive
    u32 target = 0;
};

// State 0 is the start; the moves of a state ascend and are disjoint; from every state an accepting
// one can be reached.
struct PatternAutomaton {
    std::vector<std::vector<PatternMove>> moves;
    std::vector<bool> accepting;
};

// `loop_end`: how often a repeat without an end goes round at most; nothing: forever.
Result<PatternAutomaton> determinise(const PatternNode& tree, std::optional<u32> loop_end);

// The error of a pattern that needs more states or steps than the limits.
Error pattern_needs_too_many_states();

}  // namespace rowsmith
