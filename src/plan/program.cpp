#include "plan/program.h"

namespace rowsmith {

Program::Program(const Graph& graph, std::span<const Ref> wanted, const Replacement& replacement)
    : graph_(&graph), replacement_(replacement) {
    for (const Ref& ref : wanted) results_.push_back(slot_of(0, ref));
}

u32 Program::slot_of(u32 row_set, const Ref& ref) {
    std::vector<u32> sets = {row_set};
    for (const u32 hop : ref.hops) sets.push_back(row_set_through(sets.back(), hop));
    u32 slot = steps_[step_of(sets.back(), ref.node)].outputs[ref.output];
    for (size_t i = ref.hops.size(); i > 0; i--) slot = spread(slot, sets[i]);
    return slot;
}

// From a row set of distinct rows back to the rows that led there.
u32 Program::spread(u32 slot, u32 row_set) {
    if (!distinct_[row_set]) return slot;
    if (const auto known = spread_slots_.find(slot); known != spread_slots_.end())
        return known->second;
    const u32 target = static_cast<u32>(slots_.size());
    slots_.push_back(slots_[slot]);
    steps_.push_back({.row_set = row_set, .inputs = {slot}, .outputs = {target}});
    return spread_slots_[slot] = target;
}

// Inputs first, so steps stand in an order in which they can run. The graph has no cycles.
u32 Program::step_of(u32 row_set, u32 number) {
    const auto key = std::pair(row_set, number);
    if (const auto found = step_by_node_.find(key); found != step_by_node_.end())
        return found->second;
    const GraphNode& node = graph_->node(number);
    Step step{.kernel = node.kernel.get(),
              .node = number,
              .row_set = row_set,
              .inputs = {},
              .outputs = {}};
    if (row_set == 0 && number == replacement_.node)
        step.kernel = replacement_.kernel;
    else
        for (const Ref& input : node.inputs) step.inputs.push_back(slot_of(row_set, input));
    for (const Shape& output : node.outputs) {
        step.outputs.push_back(static_cast<u32>(slots_.size()));
        slots_.push_back(&output);
    }
    const bool own = step.kernel == node.kernel.get();
    steps_.push_back(std::move(step));
    const u32 made = step_by_node_[key] = static_cast<u32>(steps_.size() - 1);
    if (own && node.refused) {
        const u32 slot = slot_of(row_set, *node.refused);
        checks_.push_back({.slot = slot, .row_set = row_set, .node = number});
    }
    return made;
}

u32 Program::row_set_through(u32 row_set, u32 hop) {
    const auto key = std::pair(row_set, hop);
    if (const auto found = row_set_by_hop_.find(key); found != row_set_by_hop_.end())
        return found->second;
    const u32 step = step_of(row_set, hop);
    const u32 made = row_sets();
    steps_[step].makes_row_set = made;
    distinct_.push_back(graph_->node(hop).ascending_rows);
    return row_set_by_hop_[key] = made;
}

}  // namespace rowsmith
