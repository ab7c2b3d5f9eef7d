#include "random/pattern_automaton.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/mix.h"
#include "base/text.h"
#include "random/pattern_nfa.h"

namespace rowsmith {

Error pattern_needs_too_many_states() {
    return {.code = ErrorCode::limit,
            .cause = "pattern_state_limit",
            .message = "the pattern needs too many states to be counted",
            .expected = "at most " + with_commas(u64{pattern_state_limit}) + " states",
            .fix = "use smaller counts, fewer overlapping alternatives or a smaller max_length"};
}

namespace {

struct HashStates {
    size_t operator()(const std::vector<u32>& states) const {
        u64 hash = states.size();
        for (const u32 state : states) hash = mix(hash ^ (state * golden));
        return hash;
    }
};

class SubsetConstruction {
public:
    explicit SubsetConstruction(const PatternNfa& nfa)
        : nfa_(nfa), alphabet_(nfa), marks_(nfa.states.size(), 0), targets_(alphabet_.size()) {}

    Result<PatternAutomaton> run() {
        state_of({0});
        for (size_t number = 0; number < subsets_.size(); number++) {
            if (subsets_.size() > pattern_state_limit || steps_ > pattern_step_limit)
                return fail(pattern_needs_too_many_states());
            add_moves(number);
        }
        return std::move(automaton_);
    }

private:
    // What can be read next or ends the text, reached without reading.
    std::vector<u32> closure(const std::vector<u32>& states) {
        std::vector<u32> todo, result;
        round_++;
        const auto visit = [&](u32 state) {
            if (marks_[state] == round_) return;
            marks_[state] = round_;
            todo.push_back(state);
        };
        for (const u32 state : states) visit(state);
        while (!todo.empty()) {
            const u32 state = todo.back();
            todo.pop_back();
            const NfaState& from = nfa_.states[state];
            if (from.set != no_set || state == nfa_.end) result.push_back(state);
            for (const u32 next : from.empty_moves) visit(next);
            steps_ += 1 + from.empty_moves.size();
        }
        std::sort(result.begin(), result.end());
        return result;
    }

    u32 state_of(const std::vector<u32>& states) {
        std::vector<u32> subset = closure(states);
        const auto [found, is_new] = numbers_.try_emplace(subset, u32(subsets_.size()));
        if (is_new) {
            automaton_.accepting.push_back(
                std::binary_search(subset.begin(), subset.end(), nfa_.end));
            automaton_.moves.emplace_back();
            subsets_.push_back(std::move(subset));
        }
        return found->second;
    }

    void add_moves(size_t number) {
        std::vector<u32> pieces;
        for (const u32 state : subsets_[number]) {
            const NfaState& from = nfa_.states[state];
            if (from.set == no_set) continue;
            for (const u32 piece : alphabet_.pieces_of(from.set)) {
                if (targets_[piece].empty()) pieces.push_back(piece);
                targets_[piece].push_back(from.next);
                steps_++;
            }
        }
        std::sort(pieces.begin(), pieces.end());
        std::vector<PatternMove> moves;
        const std::vector<u32>* before = nullptr;
        for (const u32 piece : pieces) {
            const bool same = before != nullptr && *before == targets_[piece];
            const u32 target = same ? moves.back().target : state_of(targets_[piece]);
            const SignRange range = alphabet_.range(piece);
            const bool joins = !moves.empty() && moves.back().target == target &&
                               moves.back().high + 1 == range.low;
            if (joins) {
                moves.back().high = range.high;
            } else {
                moves.push_back({range.low, range.high, target});
            }
            before = &targets_[piece];
        }
        for (const u32 piece : pieces) targets_[piece].clear();
        automaton_.moves[number] = std::move(moves);
    }

    const PatternNfa& nfa_;
    PatternAlphabet alphabet_;
    std::vector<u32> marks_;
    u32 round_ = 0;
    u64 steps_ = 0;
    std::vector<std::vector<u32>> targets_;  // by piece, while the moves of one state are made
    std::vector<std::vector<u32>> subsets_;
    std::unordered_map<std::vector<u32>, u32, HashStates> numbers_;
    PatternAutomaton automaton_;
};

}  // namespace

Result<PatternAutomaton> determinise(const PatternNode& tree, std::optional<u32> loop_end) {
    const PatternNfa nfa = TRY(build_nfa(tree, loop_end));
    return SubsetConstruction(nfa).run();
}

}  // namespace rowsmith
