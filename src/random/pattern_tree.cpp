#include "random/pattern_tree.h"

#include <algorithm>

namespace rowsmith {

namespace {

constexpr u64 length_cap = u64{1} << 32;

u64 capped(u64 length) { return std::min(length, length_cap); }

}  // namespace

u64 shortest_length(const PatternNode& node) {
    switch (node.kind) {
        case PatternNode::Kind::signs:
            return 1;
        case PatternNode::Kind::repeat:
            return capped(shortest_length(node.children[0]) * node.low);
        case PatternNode::Kind::sequence: {
            u64 sum = 0;
            for (const PatternNode& child : node.children)
                sum = capped(sum + shortest_length(child));
            return sum;
        }
        case PatternNode::Kind::choice: {
            u64 least = length_cap;
            for (const PatternNode& child : node.children)
                least = std::min(least, shortest_length(child));
            return least;
        }
    }
    return 0;
}

std::optional<u64> longest_length(const PatternNode& node) {
    if (node.kind == PatternNode::Kind::signs) return 1;
    if (node.kind == PatternNode::Kind::repeat) {
        const std::optional<u64> inner = longest_length(node.children[0]);
        if (inner == 0 || node.high == 0) return 0;
        if (!inner || !node.high) return std::nullopt;
        return capped(*inner * *node.high);
    }
    u64 sum = 0;
    u64 most = 0;
    for (const PatternNode& child : node.children) {
        const std::optional<u64> length = longest_length(child);
        if (!length) return std::nullopt;
        sum = capped(sum + *length);
        most = std::max(most, *length);
    }
    return node.kind == PatternNode::Kind::sequence ? sum : most;
}

}  // namespace rowsmith
