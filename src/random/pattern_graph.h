// All texts of a pattern within the bounds of length, as a graph without cycles, and their counts.
//
// The automaton is unrolled by characters read; from the longest texts back, nodes with the same
// continuations become one, so the graph is the smallest possible. Its number of paths from a node
// is the number of texts that go on from there.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "random/pattern_automaton.h"
#include "random/pattern_wide.h"

namespace rowsmith {

inline constexpr u64 pattern_node_limit = 200'000;

struct PatternNodeCount {
    bool ends = false;                    // a text may end here
    std::vector<PatternMove> moves = {};  // ascending; targets are nodes
    WideNumber count = {};                // never 0
};

struct PatternGraph {
    std::vector<PatternNodeCount> nodes;  // targets stand before the nodes that lead to them
    u32 root = 0;
    u64 longest_bytes = 0;
};

// Lengths in characters.
struct PatternLengths {
    u64 least = 0;
    std::optional<u64> most = {};
};

Result<PatternGraph> build_graph(const PatternAutomaton& automaton, PatternLengths lengths);

}  // namespace rowsmith
