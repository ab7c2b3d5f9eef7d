#include "generators/distribution_grid.h"

#include "base/power_of_ten.h"
#include "base/text.h"
#include "column/moment.h"
#include "random/quantiles.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

constexpr i32 digits_max = 15;  // of a float's grid

Error not_positive(const Options& options) {
    return options.wrong("multiple_of", "multiple_not_positive",
                         "multiple_of is " + options.node("multiple_of")->text, "a value above 0",
                         "write a positive step");
}

Result<std::optional<ValueGrid>> float_grid(const Options& options, i32 digits) {
    const i32 least = std::max(options.type().scale, digits);
    const Node* node = options.node("multiple_of");
    if (node == nullptr && least < 0) return std::nullopt;
    for (i32 scale = std::max(least, 0); scale <= digits_max; scale++) {
        ValueGrid grid{.power = static_cast<double>(power_of_ten(scale)), .floating = true};
        if (node == nullptr) return grid;
        const auto multiple = read_decimal(*node, scale);
        if (!multiple) continue;
        if (*multiple <= 0) return fail(not_positive(options));
        grid.multiple = *multiple;
        return grid;
    }
    return fail(options.wrong(node != nullptr ? "multiple_of" : "scale", "multiple_of_not_decimal",
                              "the values have more than 15 digits after the point",
                              "at most 15 digits", "write fewer digits"));
}

i64 natural_step_us(double spread_us) {
    if (spread_us >= 60.0 * us_per_second) return us_per_second;
    return spread_us >= 60.0 * us_per_ms ? us_per_ms : 1;
}

}  // namespace

double ValueGrid::most(const Type& type) const {
    if (floating) return 0x1p53;
    const double most = type.kind == Kind::decimal ? 1e18 - 1024 : 0x1.fffffffffffffp62;
    return most / static_cast<double>(multiple);
}

Result<std::optional<ValueGrid>> grid_of(const Options& options, const GridWish& wish) {
    const Type& type = options.type();
    if (type.kind == Kind::float_) return float_grid(options, wish.digits);
    ValueGrid grid;
    if (type.kind == Kind::decimal) grid.power = static_cast<double>(power_of_ten(type.scale));
    if (type.kind == Kind::duration) grid.multiple = natural_step_us(wish.spread);
    if (options.has("multiple_of")) grid.multiple = TRY(options.value("multiple_of", Bound::lower));
    if (grid.multiple <= 0) return fail(not_positive(options));
    return grid;
}

Shape shape_of_reals(Interval range) {
    const auto fits = [](double x) { return x > -9e18 && x < 9e18; };
    Shape shape{.form = Form::float64};
    if (fits(range.low)) shape.low = static_cast<i64>(floor_of(range.low));
    if (fits(range.high)) shape.high = static_cast<i64>(-floor_of(-range.high));
    return shape;
}

Shape shape_of_places(const ValueGrid& grid, const Places& places) {
    if (grid.floating) return shape_of_reals({grid.real(places.low), grid.real(places.high)});
    Shape shape{.form = Form::int64};
    shape.low = grid.stored(places.low);
    shape.high = grid.stored(places.high);
    return shape;
}

Result<Interval> places_in(const Options& options, const ValueGrid& grid, Interval range) {
    const Interval places = in_units(range, grid.units());
    if (places.low <= places.high) return places;
    const char* name = options.has("multiple_of") ? "multiple_of"
                       : options.has("min_value") ? "min_value"
                                                  : "max_value";
    return fail(options.wrong(name, "no_value_in_bounds",
                              "between " + shortest(range.low) + " and " + shortest(range.high) +
                                  " lies no value of the column",
                              "bounds with at least one value between them",
                              "widen the bounds, or make the values finer"));
}

}  // namespace rowsmith
