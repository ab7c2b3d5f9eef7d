#include "plan/recurrence_kernel.h"

#include <algorithm>
#include <map>

#include "column/convert.h"

namespace rowsmith {

namespace {

Carried carried_from(const Column& column, u32 i) {
    Carried value;
    if (column.is_null(i)) return value;
    value.null = false;
    if (is_integral(column.shape->type.kind))
        value.integer = integer_at(column, i);
    else if (column.shape->type.kind == Kind::float_)
        value.real = column.shape->form == Form::float64
                         ? column.floats[i]
                         : column.shape->dictionary->floats[column.codes[i]];
    else
        append_text(column, i, value.text);
    return value;
}

// Integers are kept within the bounds that the plan has assumed.
void write_carried(const std::vector<Carried>& values, u32 count, Column& out) {
    const Shape& shape = *out.shape;
    if (shape.form == Form::text) out.text.clear();
    for (u32 i = 0; i < count; i++) {
        const Carried& value = values[i];
        out.valid[i] = value.null ? 0 : 1;
        switch (shape.form) {
            case Form::int64:
                out.integers[i] = std::clamp(value.integer, shape.low, shape.high);
                break;
            case Form::float64:
                out.floats[i] = value.real;
                break;
            default:
                out.text.add(value.text);
        }
    }
}

// A chain that is being run: rows[next …] are to come, `value` is that of the row before.
struct Lane {
    std::vector<u64> rows;
    size_t next = 0;
    Carried value = {};
};

struct RecurrenceScratch final : RefusingScratch {
    explicit RecurrenceScratch(const RecurrenceKernel::Programs& programs, const CarryKernel& carry)
        : step(*programs.step),
          first(programs.first ? std::make_unique<Workspace>(*programs.first) : nullptr),
          above(programs.above ? std::make_unique<Workspace>(*programs.above) : nullptr),
          carried(static_cast<CarryKernel::Values*>(step.scratch_of(carry))) {}

    const Refusal* refusal() const override {
        if (const Refusal* found = step.refusal()) return found;
        return first ? first->refusal() : nullptr;
    }

    Workspace step;
    std::unique_ptr<Workspace> first;
    std::unique_ptr<Workspace> above;
    CarryKernel::Values* carried;  // null where the column does not read its own earlier value
    // The last sibling reached: a later block goes on from here.
    u64 known_row = ~u64{0};
    Carried known_value;
};

// One step of every lane that is not at its end.
void advance(RecurrenceScratch& scratch, std::vector<Lane>& lanes, std::vector<size_t>& moved) {
    moved.clear();
    std::vector<u64> rows;
    if (scratch.carried != nullptr) scratch.carried->rows.clear();
    for (size_t k = 0; k < lanes.size(); k++) {
        Lane& lane = lanes[k];
        if (lane.next == lane.rows.size()) continue;
        moved.push_back(k);
        rows.push_back(lane.rows[lane.next++]);
        if (scratch.carried != nullptr) scratch.carried->rows.push_back(lane.value);
    }
    if (rows.empty()) return;
    scratch.step.run_list(rows);
    for (u32 i = 0; i < moved.size(); i++)
        lanes[moved[i]].value = carried_from(scratch.step.result(0), i);
}

void start_lanes(RecurrenceScratch& scratch, std::vector<Lane>& lanes) {
    if (!scratch.first) return;
    std::vector<u64> rows;
    std::vector<size_t> fresh;
    for (size_t k = 0; k < lanes.size(); k++) {
        if (!lanes[k].value.null || lanes[k].next > 0) continue;
        fresh.push_back(k);
        rows.push_back(lanes[k].rows.front());
    }
    if (rows.empty()) return;
    scratch.first->run_list(rows);
    for (u32 i = 0; i < fresh.size(); i++)
        lanes[fresh[i]].value = carried_from(scratch.first->result(0), i);
}

// Rows of one parent share a lane: it gives each its value when it comes by.
void run_siblings(const Fill& block, RecurrenceScratch& scratch, std::vector<Carried>& out) {
    std::map<u64, size_t> lane_of_first;  // first child -> lane
    std::vector<Lane> lanes;
    std::vector<std::vector<std::pair<u64, u32>>> wanted;  // by lane: (row, position in the block)
    const i64* ordinals = block.inputs[1]->integers.data();
    for (u32 i = 0; i < block.count(); i++) {
        const u64 first = block.rows[i] - static_cast<u64>(ordinals[i]);
        const auto [entry, fresh] = lane_of_first.emplace(first, lanes.size());
        if (fresh) lanes.emplace_back(), wanted.emplace_back();
        wanted[entry->second].emplace_back(block.rows[i], i);
    }
    for (const auto& [first, k] : lane_of_first) {
        std::sort(wanted[k].begin(), wanted[k].end());
        const u64 known = scratch.known_row;
        const bool go_on = known >= first && known < wanted[k].front().first;
        for (u64 row = go_on ? known : first; row <= wanted[k].back().first; row++)
            lanes[k].rows.push_back(row);
        if (!go_on) continue;
        lanes[k].next = 1;
        lanes[k].value = scratch.known_value;
    }
    start_lanes(scratch, lanes);
    std::vector<size_t> given(lanes.size(), 0), moved;
    const auto give = [&](size_t k) {  // the value before rows[next]
        const Lane& lane = lanes[k];
        for (; given[k] < wanted[k].size() && lane.next < lane.rows.size() &&
               wanted[k][given[k]].first == lane.rows[lane.next];
             given[k]++)
            out[wanted[k][given[k]].second] = lane.value;
    };
    for (size_t k = 0; k < lanes.size(); k++) give(k);
    const size_t last = lane_of_first.empty() ? 0 : lane_of_first.rbegin()->second;
    do {
        advance(scratch, lanes, moved);
        for (const size_t k : moved) give(k);
    } while (!moved.empty());
    if (lanes.empty()) return;
    scratch.known_row = lanes[last].rows.back();
    scratch.known_value = lanes[last].value;
}

// The rows above each row, from the root down.
std::vector<std::vector<u64>> rows_above(Workspace& above, const Rows& rows) {
    std::vector<std::vector<u64>> chains(rows.count());
    std::vector<u64> at(rows.numbers(), rows.numbers() + rows.count());
    std::vector<u32> open(rows.count());
    for (u32 i = 0; i < rows.count(); i++) open[i] = i;
    while (!open.empty()) {
        std::vector<u64> list;
        for (const u32 i : open) list.push_back(at[i]);
        above.run_list(list);
        std::vector<u32> still;
        for (u32 k = 0; k < open.size(); k++) {
            if (above.result(0).is_null(k)) continue;
            at[open[k]] = static_cast<u64>(above.result(0).integers[k]);
            chains[open[k]].push_back(at[open[k]]);
            still.push_back(open[k]);
        }
        open.swap(still);
    }
    for (auto& chain : chains) std::reverse(chain.begin(), chain.end());
    return chains;
}

void run_tree(const Fill& block, RecurrenceScratch& scratch, std::vector<Carried>& out) {
    std::vector<Lane> lanes(block.count());
    auto chains = rows_above(*scratch.above, block.rows);
    for (u32 i = 0; i < block.count(); i++) lanes[i].rows = std::move(chains[i]);
    std::vector<size_t> moved;
    do advance(scratch, lanes, moved);
    while (!moved.empty());
    for (u32 i = 0; i < block.count(); i++) out[i] = std::move(lanes[i].value);
}

struct DepthScratch final : Scratch {
    explicit DepthScratch(const Program& program) : above(program) {}
    Workspace above;
};

}  // namespace

void CarryKernel::fill(const Fill& block) const {
    write_carried(static_cast<Values*>(block.scratch)->rows, block.count(), block.out());
}

std::unique_ptr<Scratch> RecurrenceKernel::make_scratch() const {
    CHECK(programs_.step != nullptr);
    return std::make_unique<RecurrenceScratch>(programs_, carry_);
}

void RecurrenceKernel::fill(const Fill& block) const {
    auto& scratch = static_cast<RecurrenceScratch&>(*block.scratch);
    std::vector<Carried> values(block.count());
    if (kind_ == ChainKind::siblings)
        run_siblings(block, scratch, values);
    else
        run_tree(block, scratch, values);
    write_carried(values, block.count(), block.out());
}

std::unique_ptr<Scratch> DepthKernel::make_scratch() const {
    return std::make_unique<DepthScratch>(*above_);
}

void DepthKernel::fill(const Fill& block) const {
    const auto chains = rows_above(static_cast<DepthScratch*>(block.scratch)->above, block.rows);
    for (u32 i = 0; i < block.count(); i++)
        block.out().integers[i] = static_cast<i64>(chains[i].size());
}

}  // namespace rowsmith
