#include "random/points.h"

#include <algorithm>
#include <vector>

namespace rowsmith {

Points::Points(u64 key) {
    for (u32 level = 0; level < levels_.size(); ++level) {
        levels_[level].order = Permutation(subkey(key, 2 * level), u64{1} << level_bits(level));
        levels_[level].place_key = subkey(key, 2 * level + 1);
    }
}

u64 Points::count_in_lower_levels(u32 level, std::span<const Arc> arcs) const {
    u64 sum = 0;
    for (const Arc& arc : arcs) {
        for (u32 lower = 0; lower < level; ++lower) sum += count(lower, arc);
    }
    return sum;
}

u64 Points::occurrence(const Point& point, std::span<const Arc> arcs) const {
    u64 earlier = count_in_lower_levels(point.level, arcs);
    for (const Arc& arc : arcs) {
        const u64 first = below(point.level, arc.start);
        const u64 last = below(point.level, arc.end);
        earlier += std::clamp(point.cell, first, last) - first;
    }
    return earlier;
}

std::optional<u64> Points::first_row_reaching(u64 limit, u32 level,
                                              std::span<const Arc> arcs) const {
    u64 allowed = limit - std::min(limit, count_in_lower_levels(level, arcs));
    std::vector<Arc> sorted(arcs.begin(), arcs.end());
    std::ranges::sort(sorted, {}, &Arc::start);
    std::optional<u64> first;
    for (const Arc& arc : sorted) {
        const u64 begin = below(level, arc.start);
        const u64 end = below(level, arc.end);
        const u64 passed = std::min(allowed, end - begin);
        allowed -= passed;
        for (u64 cell = begin + passed; cell < end; ++cell) {
            const u64 row = row_of(level, cell);
            first = std::min(first.value_or(row), row);
        }
    }
    return first;
}

bool Points::may_reach(u64 limit, u32 level, u64 width, u64 arcs_of_a_value) {
    // Each level rounds an arc's points up or down at both of its ends.
    const u64 cells = static_cast<u64>((u128{width} << level) >> circle_bits);
    const u128 points = u128{cells} + 1 + 2 * (level + 1);
    return points * arcs_of_a_value > limit;
}

}  // namespace rowsmith
