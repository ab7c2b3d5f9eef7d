// Number -> text along the graph: at each node the number says which branch and which sign of it.
//
// Branches that lead to the same node are one, however many ranges of signs they have, so most
// nodes have one and a character costs one multiplication and one table look-up. Nodes with 2^63
// texts or more use wide numbers until a character makes the rest narrow.
#pragma once
#include <vector>

#include "random/pattern_divisor.h"
#include "random/pattern_graph.h"

namespace rowsmith {

// A sign's UTF-8 in the lowest bytes, its length in the highest; written with one 8-byte store.
inline constexpr u32 sign_table_limit = 1024;
u64 packed_sign(u32 sign);

class PatternWalk {
public:
    explicit PatternWalk(const PatternGraph& graph);

    // Writes text `number` and returns its end. `to` has room for the longest text and 8 bytes.
    char* write(u64 number, char* to) const { return write_from(root_, number, to); }
    char* write(const WideNumber& number, char* to) const;

private:
    struct Branch {
        u64 before = 0;  // texts of the node in earlier branches
        u64 each = 0;    // texts for each sign
        Divisor by_each = {};
        u32 signs = 0;   // where its signs begin in sign_table_, or its ranges in ranges_
        u32 ranges = 0;  // how many ranges; 0: the signs are in the table
        u32 target = 0;
    };
    struct WideBranch {
        WideNumber before;
        WideNumber each;
    };
    struct Node {
        u32 first = 0;
        u32 count = 0;
        u32 wide = 0;  // where its wide branches begin; as many as `count`
        bool ends = false;
        bool narrow = true;
    };
    struct SignsFrom {
        u32 before = 0;  // signs in earlier ranges of the branch
        u32 low = 0;
    };

    char* write_from(u32 node, u64 number, char* to) const;
    char* write_sign(const Branch& branch, u64 number, char* to) const;
    const Branch& branch_of(const Node& node, u64 number) const;
    void add_node(const PatternGraph& graph, const PatternNodeCount& from);
    u32 add_signs(const std::vector<SignRange>& ranges, Branch& branch);

    std::vector<Node> nodes_;
    std::vector<Branch> branches_;
    std::vector<WideBranch> wide_;
    std::vector<u64> sign_table_;
    std::vector<SignsFrom> ranges_;
    std::vector<std::pair<SignSet, u32>> known_signs_;  // sets already in sign_table_
    u32 root_ = 0;
};

}  // namespace rowsmith
