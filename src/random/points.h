// Unique values that follow their weights, with no set and no retry.
//
// A value is an arc of a circle of 2^63, as long as its weight; a row is a point on it. The
// occurrence number of a row is the count of earlier points in its value's arcs, so (value,
// occurrence) is unique, and only occurrences above 0 need a suffix. Level k has 2^(k-1) rows and
// cuts the circle into as many cells; each cell holds one point at a keyed place, and the permuted
// number of a row says which cell is its own. The points of a level below a bound are then the
// whole cells below it plus 0 or 1, so counting needs no rows. Growing a table changes nothing.
#pragma once
#include <array>
#include <optional>
#include <span>

#include "base/integers.h"
#include "random/arcs.h"
#include "random/permutation.h"

namespace rowsmith {

struct Point {
    u32 level = 0;
    u64 cell = 0;
    u64 place = 0;  // on the circle
};

// Immutable; shared by threads. Rows below 2^63.
class Points {
public:
    explicit Points(u64 key);

    Point of_row(u64 row) const {
        const u32 level = level_of(row);
        const u64 cell = levels_[level].order.at(row - level_start(level));
        return {.level = level, .cell = cell, .place = place_of(level, cell)};
    }

    u64 row_of(u32 level, u64 cell) const {
        return level_start(level) + levels_[level].order.find(cell);
    }

    // How many points of the level lie below the bound, which is at most circle.
    u64 below(u32 level, u64 bound) const {
        if (bound >= circle) return u64{1} << level_bits(level);
        const u64 cell = bound >> (circle_bits - level_bits(level));
        return cell + (place_of(level, cell) < bound);
    }

    // Points of a level inside an arc.
    u64 count(u32 level, const Arc& arc) const {
        const u32 shift = circle_bits - level_bits(level);
        if (arc.end >= circle || arc.start >> shift != arc.end >> shift) {
            return below(level, arc.end) - below(level, arc.start);
        }
        const u64 place = place_of(level, arc.start >> shift);
        return arc.start <= place && place < arc.end;
    }

    // Points before this one in the arcs of its value (disjoint): all of lower levels, and those of
    // its own level in earlier cells.
    u64 occurrence(const Point& point, std::span<const Arc> arcs) const;

    // For the capacity of suffixes: the first row of the level whose occurrence in these arcs is at
    // least `limit`. Ask level after level; the answer of the lowest level that has one holds.
    std::optional<u64> first_row_reaching(u64 limit, u32 level, std::span<const Arc> arcs) const;

    // False where arcs of this width together cannot hold more than `limit` points up to the
    // level: such values need no look.
    static bool may_reach(u64 limit, u32 level, u64 width, u64 arcs_of_a_value);

private:
    struct Level {
        Permutation order;
        u64 place_key = 0;
    };

    u64 place_of(u32 level, u64 cell) const {
        const u32 width_bits = circle_bits - level_bits(level);
        const u64 bits = random_at(levels_[level].place_key, cell);
        return (cell << width_bits) + (bits >> (64 - width_bits));
    }

    u64 count_in_lower_levels(u32 level, std::span<const Arc> arcs) const;

    std::array<Level, 64> levels_;
};

}  // namespace rowsmith
