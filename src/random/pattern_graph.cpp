#include "random/pattern_graph.h"

#include <algorithm>
#include <unordered_map>

#include "base/mix.h"
#include "base/utf8.h"

namespace rowsmith {

namespace {

constexpr u32 no_node = ~u32{0};

struct HashMoves {
    size_t operator()(const std::vector<u32>& words) const {
        u64 hash = words.size();
        for (const u32 word : words) hash = mix(hash ^ (word * golden));
        return hash;
    }
};

Error too_large() {
    return {.code = ErrorCode::limit,
            .cause = "pattern_too_large",
            .message = "the pattern has more than 10^77 texts, too many to number them",
            .expected = "fewer than 2^256 texts",
            .fix = "give a smaller max_length, or use smaller counts"};
}

Error empty_language() {
    return {.code = ErrorCode::invalid_schema,
            .cause = "pattern_empty_language",
            .message = "no text of the pattern has an allowed length",
            .expected = "at least one text",
            .fix = "widen min_length and max_length"};
}

class GraphBuilder {
public:
    GraphBuilder(const PatternAutomaton& automaton, PatternLengths lengths)
        : automaton_(automaton), lengths_(lengths) {}

    Result<PatternGraph> build() {
        if (!unroll()) return fail(pattern_needs_too_many_states());
        std::vector<u32> after(automaton_.moves.size(), no_node);
        for (size_t read = layers_.size(); read-- > 0;) {
            std::vector<u32> nodes;
            for (const u32 state : layers_[read]) nodes.push_back(node_of(read, state, after));
            if (read + 1 < layers_.size())
                for (const u32 state : layers_[read + 1]) after[state] = no_node;
            for (size_t i = 0; i < nodes.size(); i++) after[layers_[read][i]] = nodes[i];
        }
        if (overflow_) return fail(too_large());
        if (after[0] == no_node) return fail(empty_language());
        graph_.root = after[0];
        graph_.longest_bytes = bytes_[graph_.root];
        return std::move(graph_);
    }

private:
    // Which states can be reached after each number of characters. False: too many.
    bool unroll() {
        std::vector<size_t> seen(automaton_.moves.size(), 0);
        u64 steps = 0;
        layers_ = {{0}};
        for (size_t read = 1; !lengths_.most || read <= *lengths_.most; read++) {
            std::vector<u32> layer;
            for (const u32 state : layers_.back()) {
                for (const PatternMove& move : automaton_.moves[state]) {
                    steps++;
                    if (seen[move.target] == read) continue;
                    seen[move.target] = read;
                    layer.push_back(move.target);
                }
            }
            if (layer.empty()) break;
            states_ += layer.size();
            if (states_ > pattern_node_limit || steps > pattern_step_limit) return false;
            layers_.push_back(std::move(layer));
        }
        return true;
    }

    u32 node_of(size_t read, u32 state, const std::vector<u32>& after) {
        PatternNodeCount node{.ends = automaton_.accepting[state] && read >= lengths_.least};
        const bool last = read + 1 == layers_.size();
        for (const PatternMove& move : automaton_.moves[state]) {
            const u32 target = last ? no_node : after[move.target];
            if (target == no_node) continue;
            const bool joins = !node.moves.empty() && node.moves.back().target == target &&
                               node.moves.back().high + 1 == move.low;
            if (joins) {
                node.moves.back().high = move.high;
            } else {
                node.moves.push_back({move.low, move.high, target});
            }
        }
        if (!node.ends && node.moves.empty()) return no_node;
        return numbered(std::move(node));
    }

    u32 numbered(PatternNodeCount node) {
        std::vector<u32> words{u32{node.ends}};
        for (const PatternMove& move : node.moves)
            words.insert(words.end(), {move.low, move.high, move.target});
        const auto [found, is_new] = numbers_.try_emplace(words, u32(graph_.nodes.size()));
        if (is_new) {
            count(node);
            graph_.nodes.push_back(std::move(node));
        }
        return found->second;
    }

    void count(PatternNodeCount& node) {
        node.count = WideNumber(node.ends ? 1 : 0);
        u64 longest = 0;
        for (const PatternMove& move : node.moves) {
            WideNumber branch = graph_.nodes[move.target].count;
            overflow_ |= !branch.multiply(move.high - move.low + 1);
            overflow_ |= !node.count.add(branch);
            char utf8[4];
            longest = std::max(longest, write_utf8(move.high, utf8) + bytes_[move.target]);
        }
        bytes_.push_back(longest);
    }

    const PatternAutomaton& automaton_;
    PatternLengths lengths_;
    std::vector<std::vector<u32>> layers_;
    u64 states_ = 0;
    std::unordered_map<std::vector<u32>, u32, HashMoves> numbers_;
    std::vector<u64> bytes_;  // of the longest text from a node on
    bool overflow_ = false;
    PatternGraph graph_;
};

}  // namespace

Result<PatternGraph> build_graph(const PatternAutomaton& automaton, PatternLengths lengths) {
    return GraphBuilder(automaton, lengths).build();
}

}  // namespace rowsmith
