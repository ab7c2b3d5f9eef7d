#include "random/pattern_nfa.h"

#include <algorithm>
#include <map>

#include "random/pattern_automaton.h"

namespace rowsmith {

namespace {

class NfaBuilder {
public:
    explicit NfaBuilder(std::optional<u32> loop_end) : loop_end_(loop_end) {}

    Result<PatternNfa> build(const PatternNode& tree) {
        const u32 start = state();
        nfa_.end = add(tree, start);
        if (full()) return fail(pattern_needs_too_many_states());
        return std::move(nfa_);
    }

private:
    bool full() const { return nfa_.states.size() > pattern_state_limit; }

    u32 state() {
        nfa_.states.emplace_back();
        return u32(nfa_.states.size() - 1);
    }

    void skip(u32 from, u32 to) { nfa_.states[from].empty_moves.push_back(to); }

    // Builds the node behind `start` and returns the state after it. Once the automaton is full the
    // result is thrown away, so nothing more is added.
    u32 add(const PatternNode& node, u32 start) {
        if (full()) return start;
        switch (node.kind) {
            case PatternNode::Kind::signs:
                return add_signs(node.signs, start);
            case PatternNode::Kind::sequence:
                for (const PatternNode& child : node.children) start = add(child, start);
                return start;
            case PatternNode::Kind::choice:
                return add_choice(node, start);
            case PatternNode::Kind::repeat:
                return add_repeat(node, start);
        }
        return start;
    }

    u32 add_signs(const SignSet& signs, u32 start) {
        const auto [found, is_new] = numbers_.try_emplace(signs, u32(nfa_.sets.size()));
        if (is_new) nfa_.sets.push_back(signs);
        const u32 from = state();
        const u32 end = state();
        skip(start, from);
        nfa_.states[from].set = found->second;
        nfa_.states[from].next = end;
        return end;
    }

    u32 add_choice(const PatternNode& node, u32 start) {
        const u32 end = state();
        for (const PatternNode& child : node.children) {
            const u32 entry = state();
            skip(start, entry);
            skip(add(child, entry), end);
        }
        return end;
    }

    u32 add_repeat(const PatternNode& node, u32 start) {
        const PatternNode& child = node.children[0];
        for (u32 i = 0; i < node.low && !full(); i++) start = add(child, step(start));
        std::optional<u32> high = node.high;
        if (!high && loop_end_) high = std::max(node.low, *loop_end_);
        if (!high) {
            const u32 loop = step(start);
            skip(add(child, loop), loop);
            return step(loop);
        }
        const u32 end = state();
        for (u32 i = node.low; i < *high && !full(); i++) {
            skip(start, end);
            start = add(child, step(start));
        }
        skip(start, end);
        return end;
    }

    // A state of its own, so that no loop runs through a state that others enter.
    u32 step(u32 from) {
        const u32 to = state();
        skip(from, to);
        return to;
    }

    std::optional<u32> loop_end_;
    PatternNfa nfa_;
    std::map<SignSet, u32> numbers_;
};

}  // namespace

Result<PatternNfa> build_nfa(const PatternNode& tree, std::optional<u32> loop_end) {
    return NfaBuilder(loop_end).build(tree);
}

PatternAlphabet::PatternAlphabet(const PatternNfa& nfa) : pieces_(nfa.sets.size()) {
    std::vector<u32> cuts;
    for (const SignSet& set : nfa.sets) {
        for (const SignRange& range : set) {
            cuts.push_back(range.low);
            cuts.push_back(range.high + 1);
        }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (size_t i = 0; i + 1 < cuts.size(); i++) ranges_.push_back({cuts[i], cuts[i + 1] - 1});
    for (size_t set = 0; set < nfa.sets.size(); set++) {
        for (const SignRange& range : nfa.sets[set]) {
            auto piece = std::lower_bound(cuts.begin(), cuts.end(), range.low);
            for (; *piece <= range.high; ++piece) pieces_[set].push_back(u32(piece - cuts.begin()));
        }
    }
}

}  // namespace rowsmith
