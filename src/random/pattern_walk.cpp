#include "random/pattern_walk.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/utf8.h"

namespace rowsmith {

static_assert(std::endian::native == std::endian::little, "packed signs are little-endian");

u64 packed_sign(u32 sign) {
    char bytes[8] = {};
    bytes[7] = static_cast<char>(write_utf8(sign, bytes));
    u64 packed = 0;
    std::memcpy(&packed, bytes, 8);
    return packed;
}

PatternWalk::PatternWalk(const PatternGraph& graph) : root_(graph.root) {
    for (const PatternNodeCount& node : graph.nodes) add_node(graph, node);
    known_signs_.clear();
}

void PatternWalk::add_node(const PatternGraph& graph, const PatternNodeCount& from) {
    Node node{.first = u32(branches_.size()), .wide = u32(wide_.size()), .ends = from.ends};
    node.narrow = from.count.bits() <= narrow_bits;
    WideNumber before;
    for (size_t at = 0; at < from.moves.size();) {
        Branch branch{.target = from.moves[at].target};
        const WideNumber& each = graph.nodes[branch.target].count;
        std::vector<SignRange> ranges;
        for (; at < from.moves.size() && from.moves[at].target == branch.target; at++)
            ranges.push_back({from.moves[at].low, from.moves[at].high});
        const u32 signs = add_signs(ranges, branch);
        if (node.narrow) {
            branch.before = before.low_word();
            branch.each = each.low_word();
            branch.by_each = Divisor(branch.each);
        } else {
            wide_.push_back({before, each});
        }
        branches_.push_back(branch);
        WideNumber texts = each;
        // The node's own count fits, so a part of it does.
        (void)(texts.multiply(signs) && before.add(texts));
    }
    node.count = u32(branches_.size()) - node.first;
    nodes_.push_back(node);
}

u32 PatternWalk::add_signs(const std::vector<SignRange>& ranges, Branch& branch) {
    u32 signs = 0;
    for (const SignRange& range : ranges) signs += range.high - range.low + 1;
    if (signs > sign_table_limit) {
        branch.signs = u32(ranges_.size());
        branch.ranges = u32(ranges.size());
        u32 before = 0;
        for (const SignRange& range : ranges) {
            ranges_.push_back({before, range.low});
            before += range.high - range.low + 1;
        }
        return signs;
    }
    for (const auto& [known, where] : known_signs_) {
        if (known != ranges) continue;
        branch.signs = where;
        return signs;
    }
    branch.signs = u32(sign_table_.size());
    if (known_signs_.size() < 64) known_signs_.emplace_back(ranges, branch.signs);
    for (const SignRange& range : ranges)
        for (u32 sign = range.low; sign <= range.high; sign++)
            sign_table_.push_back(packed_sign(sign));
    return signs;
}

inline char* PatternWalk::write_sign(const Branch& branch, u64 number, char* to) const {
    u64 packed = 0;
    if (branch.ranges == 0) [[likely]] {
        packed = sign_table_[branch.signs + number];
    } else {
        const auto begin = ranges_.begin() + branch.signs;
        const auto range = std::upper_bound(
            begin, begin + branch.ranges, number,
            [](u64 wanted, const SignsFrom& from) { return wanted < from.before; });
        packed = packed_sign(range[-1].low + (static_cast<u32>(number) - range[-1].before));
    }
    std::memcpy(to, &packed, 8);
    return to + (packed >> 56);
}

inline const PatternWalk::Branch& PatternWalk::branch_of(const Node& node, u64 number) const {
    const Branch* branch = &branches_[node.first];
    if (node.count == 1) return *branch;
    const Branch* after = std::upper_bound(
        branch, branch + node.count, number,
        [](u64 wanted, const Branch& candidate) { return wanted < candidate.before; });
    return after[-1];
}

char* PatternWalk::write_from(u32 at, u64 number, char* to) const {
    while (true) {
        const Node& node = nodes_[at];
        if (node.ends && number-- == 0) return to;
        const Branch& branch = branch_of(node, number);
        number -= branch.before;
        const u64 sign = branch.by_each.quotient(number);
        number -= sign * branch.each;
        to = write_sign(branch, sign, to);
        at = branch.target;
    }
}

namespace {

// number / each, which is below 2^21, by the leading bits; leaves the rest in `number`.
u64 divide_wide(WideNumber& number, const WideNumber& each) {
    const u32 bits = each.bits();
    const u32 shift = bits > 32 ? bits - 32 : 0;
    u64 quotient = number.shifted(shift) / (each.shifted(shift) + (shift > 0 ? 1 : 0));
    WideNumber part = each;
    (void)part.multiply(quotient);  // at most `number`, as the quotient is rounded down
    number.subtract(part);
    for (; number >= each; quotient++) number.subtract(each);
    return quotient;
}

}  // namespace

char* PatternWalk::write(const WideNumber& number, char* to) const {
    WideNumber rest = number;
    u32 at = root_;
    while (!nodes_[at].narrow) {
        const Node& node = nodes_[at];
        if (node.ends) {
            if (rest.is_zero()) return to;
            rest.subtract(WideNumber(1));
        }
        const auto begin = wide_.begin() + node.wide;
        const auto after = std::upper_bound(begin, begin + node.count, rest,
                                            [](const WideNumber& wanted, const WideBranch& branch) {
                                                return wanted < branch.before;
                                            });
        rest.subtract(after[-1].before);
        const Branch& branch = branches_[node.first + static_cast<size_t>(after - begin) - 1];
        to = write_sign(branch, divide_wide(rest, after[-1].each), to);
        at = branch.target;
    }
    return write_from(at, rest.low_word(), to);
}

}  // namespace rowsmith
