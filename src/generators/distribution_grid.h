// The values that a numeric column can take: all multiples of a step, or any double.
//
// A value is k * multiple as the column stores it (scaled decimals, microseconds), or for floats
// k * multiple / power; draws round half to even to the nearest k.
#pragma once
#include <optional>

#include "generators/generator.h"
#include "random/family.h"

namespace rowsmith {

struct ValueGrid {
    i64 multiple = 1;
    double power = 1;  // 10^digits; a real value is k * multiple / power
    bool floating = false;

    // k of 1.
    double units() const { return power / static_cast<double>(multiple); }
    i64 stored(i64 k) const { return k * multiple; }
    double real(i64 k) const {
        return static_cast<double>(k) * static_cast<double>(multiple) / power;
    }
    // The largest |k| that can be stored.
    double most(const Type& type) const;
};

// None for floats without scale and multiple_of. `spread` is how far apart most values lie (in
// microseconds for durations, which are then whole seconds, or finer where the spread is small);
// `digits` are the least that a grid has (those of endings). Errors: multiple_not_positive,
// multiple_of_not_decimal.
struct GridWish {
    double spread = 1e300;
    i32 digits = -1;
};
Result<std::optional<ValueGrid>> grid_of(const Options& options, const GridWish& wish);

// What is known of a column's values from the places, or the reals, that they lie between.
struct Places {
    i64 low;
    i64 high;
};
Shape shape_of_places(const ValueGrid& grid, const Places& places);
Shape shape_of_reals(Interval range);

// The grid's places inside an interval of real values. Errors: no_value_in_bounds.
Result<Interval> places_in(const Options& options, const ValueGrid& grid, Interval range);

}  // namespace rowsmith
