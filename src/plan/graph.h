// The plan's values as a graph. A node is something defined for every row of one table: a column, a
// part of a bundle, the row of a parent. An edge reads another node at the same row, or at the row
// that a chain of hops leads to (child -> parent -> grandparent): values of parents are computed
// again there, never stored.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "column/kernel.h"

namespace rowsmith {

// A node's output as seen from a row of some table. Each hop is a node whose first output is a row
// number of the next table; without hops it is the same row.
struct Ref {
    std::vector<u32> hops = {};
    u32 node = 0;
    u32 output = 0;

    bool operator==(const Ref&) const = default;
};

struct GraphNode {
    u32 table = 0;
    std::string name;     // as printed: "orders.total", "customers.person:first"
    std::string summary;  // what makes it: "sequence", "expression quantity * price"
    KernelPointer kernel;
    std::vector<Shape> outputs;
    std::vector<Ref> inputs;
    bool ascending_rows = false;  // as a hop: neighbouring rows often lead to the same row
    // Of a column some of whose rows may have no value: at the same row the number of the node that
    // can't make it, plus 1, else 0 or null.
    std::optional<Ref> refused = {};
    Place place = {};       // of such a column
    u64 rows = UINT64_MAX;  // of such a column's table: rows of absent parents lie behind
};

class Graph {
public:
    u32 add(GraphNode node) {
        nodes_.push_back(std::move(node));
        return static_cast<u32>(nodes_.size() - 1);
    }
    void set_refused(u32 number, const Ref& refused, const Place& place) {
        nodes_[number].refused = refused;
        nodes_[number].place = place;
    }
    void set_rows(u32 number, u64 rows) { nodes_[number].rows = rows; }
    const GraphNode& node(u32 number) const { return nodes_[number]; }
    size_t size() const { return nodes_.size(); }
    const Shape& shape(const Ref& ref) const { return nodes_[ref.node].outputs[ref.output]; }

private:
    std::deque<GraphNode> nodes_;  // a deque: shapes keep their addresses
};

}  // namespace rowsmith
