// The non-deterministic automaton of a pattern, and the alphabet cut into pieces that no set of the
// pattern divides.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "random/pattern_tree.h"

namespace rowsmith {

inline constexpr u32 no_set = ~u32{0};

// Reads a sign of its set and goes on to `next`, or moves on without reading.
struct NfaState {
    u32 set = no_set;
    u32 next = 0;
    std::vector<u32> empty_moves;
};

// State 0 is the start.
struct PatternNfa {
    std::vector<NfaState> states;
    std::vector<SignSet> sets;
    u32 end = 0;
};

Result<PatternNfa> build_nfa(const PatternNode& tree, std::optional<u32> loop_end);

class PatternAlphabet {
public:
    explicit PatternAlphabet(const PatternNfa& nfa);

    size_t size() const { return ranges_.size(); }
    SignRange range(u32 piece) const { return ranges_[piece]; }
    const std::vector<u32>& pieces_of(u32 set) const { return pieces_[set]; }

private:
    std::vector<SignRange> ranges_;
    std::vector<std::vector<u32>> pieces_;  // by set, ascending
};

}  // namespace rowsmith
