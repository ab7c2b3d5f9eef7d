// Numbers and moments, all alike likely between two bounds.
#include <algorithm>

#include "base/text.h"
#include "column/convert.h"
#include "generators/kept_kernels.h"
#include "generators/uniform_kernels.h"
#include "generators/values_by_rules.h"

namespace rowsmith {
namespace {

// Above this a group of unique columns could not be counted.
constexpr u64 space_max = u64{1} << 62;

std::string summary_of(const Options& options) {
    std::string summary = "evenly spread";
    if (options.has("min_value")) summary += " from " + options.node("min_value")->text;
    if (options.has("max_value")) summary += " to " + options.node("max_value")->text;
    if (options.has("multiple_of"))
        summary += " in multiples of " + options.node("multiple_of")->text;
    return summary;
}

Error unique_of_computed(const Options& options) {
    return options.wrong("min_value", "unique_of_computed_bounds",
                         "the bounds differ from row to row, so their values can't be counted",
                         "literal bounds", "write numbers as bounds, or remove unique");
}

u64 space_of(const GridPoints& points) {
    const u64 count = points.count();
    return count == 0 ? space_max : std::min(count, space_max);
}

struct Limits {
    i64 low = INT64_MIN;
    i64 high = INT64_MAX;
};

Limits limits_of(BindContext& context, const End<i64>& end) {
    if (!end.input) return {end.literal, end.literal};
    const Shape& shape = context.input_shape(*end.input);
    if (shape.form == Form::int64) return {shape.low, shape.high};
    const auto& values = shape.dictionary->integers;
    if (values.empty()) return {};
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {*low, *high};
}

bool can_be_null(BindContext& context, const std::optional<u32>& input) {
    return input && context.input_shape(*input).nullable;
}

// The places inside the bounds that rules leave. Errors: rule_leaves_nothing.
Result<ValueSet> places_kept(BindContext& context, const ValueSet& values, const ValueRange& bounds,
                             i64 step) {
    ValueSet places = values.within(bounds).multiples_of(step);
    if (places.is_empty()) return fail(no_value_by_rules(context));
    return places;
}

// Rows whose bounds leave no value are refused, unless the inputs' own ranges rule that out or
// `empty` says what stands there.
Result<BoundColumn> bind_computed(BindContext& context, const IntegralBounds& bounds) {
    const Options& options = context.options();
    if (context.has_unique_index()) return fail(unique_of_computed(options));
    const Limits low = limits_of(context, bounds.low), high = limits_of(context, bounds.high);
    if (low.low > high.high) return fail(bounds_reversed(options));
    auto kept = TRY(values_by_rules(context));
    if (kept) kept = TRY(places_kept(context, *kept, {low.low, high.high}, bounds.step));
    Shape shape{.type = context.type(), .form = Form::int64, .low = low.low, .high = high.high};
    const WhenEmpty empty = context.column().time.empty;
    // A whole step between them leaves a value.
    const bool can_lack = kept || low.high > high.low || high.low - low.high < bounds.step - 1;
    if (kept && empty == WhenEmpty::after)
        (void)TRY(refuse_rules(context, "empty: after takes a bound, whatever the rule says"));
    shape.nullable = can_be_null(context, bounds.low.input) ||
                     can_be_null(context, bounds.high.input) ||
                     (can_lack && empty == WhenEmpty::null);
    if (can_lack && empty == WhenEmpty::after) shape.high = std::max(shape.high, low.high);
    BoundColumn bound{.kernel = computed_integers(context.key(), bounds, shape,
                                                  {.empty = empty, .kept = std::move(kept)}),
                      .outputs = {shape},
                      .summary = summary_of(options)};
    if (can_lack && empty == WhenEmpty::error) bound.outputs.push_back(refused_shape());
    return bound;
}

Result<KernelPointer> kept_kernel(BindContext& context, KeptPlaces kept) {
    if (!context.has_unique_index()) return even_kept(context.key(), std::move(kept));
    const u64 space = std::min(kept.places.count(), space_max);
    return numbered_kept(TRY(context.unique_index(space)), std::move(kept));
}

Result<BoundColumn> bind_integral(BindContext& context) {
    const IntegralBounds bounds = TRY(integral_bounds(context));
    if (!bounds.are_literal()) return bind_computed(context, bounds);
    const i64 step = bounds.step;
    const GridPoints points = *points_between(bounds.low.literal, bounds.high.literal, step);
    Shape shape{.type = context.type(), .form = Form::int64};
    if (const auto kept = TRY(values_by_rules(context))) {
        auto places =
            TRY(places_kept(context, *kept, {points.first * step, points.last * step}, step));
        shape.low = places.low() * step;
        shape.high = places.high() * step;
        auto kernel =
            TRY(kept_kernel(context, {.places = std::move(places), .step = step, .grid = {}}));
        return BoundColumn{.kernel = std::move(kernel),
                           .outputs = {std::move(shape)},
                           .summary = summary_of(context.options())};
    }
    shape.low = points.first * step;
    shape.high = points.last * step;
    KernelPointer kernel =
        context.has_unique_index()
            ? numbered_integers(TRY(context.unique_index(space_of(points))), points, step)
            : uniform_integers(context.key(), points, step);
    return BoundColumn{.kernel = std::move(kernel),
                       .outputs = {std::move(shape)},
                       .summary = summary_of(context.options())};
}

i32 digits_of(const FloatGrid& grid) {
    i32 digits = 0;
    for (double power = 1; power < grid.power; power *= 10) digits++;
    return digits;
}

Result<KernelPointer> literal_float_kernel(BindContext& context, const FloatBounds& bounds) {
    const double low = bounds.low.literal, high = bounds.high.literal;
    if (bounds.grid) {
        const GridPoints points = *points_between(low, high, *bounds.grid);
        if (const auto kept = TRY(values_by_rules(context, digits_of(*bounds.grid)))) {
            const i64 unit = bounds.grid->multiple;
            auto places =
                TRY(places_kept(context, *kept, {points.first * unit, points.last * unit}, unit));
            return kept_kernel(context, {.places = std::move(places), .grid = bounds.grid});
        }
        if (!context.has_unique_index()) return uniform_grid(context.key(), points, *bounds.grid);
        return numbered_grid(TRY(context.unique_index(space_of(points))), points, *bounds.grid);
    }
    if (context.has_unique_index())
        return fail(context.options().wrong(
            "unique", "unique_of_floats", "floats without a scale can't be counted",
            "a scale, or a decimal", "write scale: 6, or type: decimal"));
    (void)TRY(refuse_rules(context, "floats without a scale are not counted"));
    return uniform_reals(context.key(), low, high);
}

Result<BoundColumn> bind_float(BindContext& context) {
    const FloatBounds bounds = TRY(float_bounds(context));
    Shape shape{.type = context.type(), .form = Form::float64};
    BoundColumn bound{.kernel = nullptr, .outputs = {}, .summary = summary_of(context.options())};
    if (bounds.are_literal()) {
        bound.kernel = TRY(literal_float_kernel(context, bounds));
    } else {
        if (context.has_unique_index()) return fail(unique_of_computed(context.options()));
        (void)TRY(refuse_rules(context, "its bounds are floats that differ from row to row"));
        const WhenEmpty empty = context.column().time.empty;
        shape.nullable = can_be_null(context, bounds.low.input) ||
                         can_be_null(context, bounds.high.input) || empty == WhenEmpty::null;
        bound.kernel = computed_reals(context.key(), bounds, empty);
        if (empty == WhenEmpty::error) {
            bound.outputs = {std::move(shape), refused_shape()};
            return bound;
        }
    }
    bound.outputs.push_back(std::move(shape));
    return bound;
}

Result<BoundColumn> bind(BindContext& context) {
    for (const char* option : {"after", "before", "delay", "calendar", "trend", "sorted"})
        if (context.options().has(option))
            return fail(context.options().wrong(
                option, "time_option_of_uniform",
                std::string(option) + " is no option of evenly spread values",
                "min_value and max_value", "remove generate: uniform"));
    return context.type().kind == Kind::float_ ? bind_float(context) : bind_integral(context);
}

}  // namespace

namespace generators {

const Generator& uniform() {
    static const Generator generator{
        {.name = "uniform",
         .summary = "numbers and moments, all alike likely between two bounds",
         .options = {{.name = "min_value",
                      .kind = OptionKind::value,
                      .doc =
                          "the lowest value; 0 for numbers unless given, two years back for dates",
                      .may_be_expression = true},
                     {.name = "max_value",
                      .kind = OptionKind::value,
                      .doc = "the highest value; 1000 for numbers (1 for floats) unless given, "
                             "as_of for dates",
                      .may_be_expression = true},
                     {.name = "multiple_of",
                      .kind = OptionKind::value,
                      .doc = "values are multiples of this; a duration for times"}},
         .kinds = {Kind::integer, Kind::decimal, Kind::float_, Kind::date, Kind::time,
                   Kind::datetime, Kind::duration},
         .example = "{type: integer, generate: uniform, min_value: 1, max_value: 6}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
