// The bounds of evenly spread values: literals, defaults by type, or expressions of the row.
//
// Values of integral types and of floats with a `scale` or `multiple_of` lie on a grid (all
// multiples of a step); both bounds are included, and only grid points between them come out.
#pragma once
#include <optional>

#include "generators/generator.h"

namespace rowsmith {

// One end: a literal, or the number of an input.
template <class T>
struct End {
    T literal = {};
    std::optional<u32> input = {};
};

struct IntegralBounds {
    End<i64> low, high;
    i64 step = 1;

    bool are_literal() const { return !low.input && !high.input; }
};

// Errors: bounds_reversed, no_value_in_bounds (literal ends only), multiple_of_not_positive.
Result<IntegralBounds> integral_bounds(BindContext& context);

// Points are k * multiple / power for whole k.
struct FloatGrid {
    i64 multiple = 1;
    double power = 1;
};

struct FloatBounds {
    End<double> low, high;
    std::optional<FloatGrid> grid;

    bool are_literal() const { return !low.input && !high.input; }
};

Result<FloatBounds> float_bounds(BindContext& context);

// The grid points first … last inside [low, high]; nothing when there is none.
struct GridPoints {
    i64 first;
    i64 last;

    // 0 stands for 2^64.
    u64 count() const { return static_cast<u64>(last) - static_cast<u64>(first) + 1; }
};
std::optional<GridPoints> points_between(i64 low, i64 high, i64 step);
std::optional<GridPoints> points_between(double low, double high, const FloatGrid& grid);

Error bounds_reversed(const Options& options);

}  // namespace rowsmith
