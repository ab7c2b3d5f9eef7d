// A straight list of steps that computes wanted values of one table, block by block.
//
// A step runs one kernel on one row set. Row set 0 is the block's own rows; others are rows of
// parents, made by a step whose first output is their row numbers. Slots hold the columns of the
// block.
#pragma once
#include <map>
#include <utility>
#include <vector>

#include "plan/graph.h"

namespace rowsmith {

struct Step {
    const Kernel* kernel = nullptr;  // null: spreads inputs[0] from row set `row_set` to outputs[0]
    u32 node = 0;
    u32 row_set = 0;
    std::vector<u32> inputs;   // slots
    std::vector<u32> outputs;  // slots
    u32 makes_row_set = 0;     // 0: none
};

// A slot that tells which rows of a row set have no value of the node.
struct RefusalCheck {
    u32 slot = 0;
    u32 row_set = 0;
    u32 node = 0;
};

// In place of a node's own kernel at the block's own rows; it reads no inputs.
struct Replacement {
    u32 node = ~0u;
    const Kernel* kernel = nullptr;
};

class Program {
public:
    // Requires: the graph outlives the program and every wanted ref starts at the same table.
    Program(const Graph& graph, std::span<const Ref> wanted, const Replacement& replacement = {});

    const std::vector<Step>& steps() const { return steps_; }
    const std::vector<const Shape*>& slots() const { return slots_; }
    const std::vector<RefusalCheck>& checks() const { return checks_; }
    const Graph& graph() const { return *graph_; }
    // The slot of wanted[i].
    u32 result(size_t i) const { return results_[i]; }
    size_t result_count() const { return results_.size(); }
    u32 row_sets() const { return static_cast<u32>(distinct_.size()); }
    // The row set holds each of neighbouring equal rows once.
    bool distinct(u32 row_set) const { return distinct_[row_set]; }

private:
    u32 spread(u32 slot, u32 row_set);
    u32 slot_of(u32 row_set, const Ref& ref);
    u32 step_of(u32 row_set, u32 node);
    u32 row_set_through(u32 row_set, u32 hop);

    const Graph* graph_;
    Replacement replacement_;
    std::vector<Step> steps_;
    std::vector<const Shape*> slots_;
    std::vector<u32> results_;
    std::vector<RefusalCheck> checks_;
    std::vector<bool> distinct_ = {false};
    std::map<std::pair<u32, u32>, u32> step_by_node_;    // (row set, node) -> step
    std::map<std::pair<u32, u32>, u32> row_set_by_hop_;  // (row set, hop) -> row set
    std::map<u32, u32> spread_slots_;                    // slot -> the same for each child
};

}  // namespace rowsmith
