#include "generators/moved_draw.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "generators/moved_kernel.h"
#include "random/continuous_families.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

constexpr double infinity = HUGE_VAL;
constexpr double open_end = 1e300;
constexpr u64 ending_draw = 1;

Interval product(Interval a, Interval b) {
    // 0 times an open end is 0: the open end is never reached.
    const auto times = [](double x, double y) { return x == 0 || y == 0 ? 0 : x * y; };
    const double corners[4] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                               times(a.high, b.high)};
    return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4)};
}

bool is_computed(const WrittenDistribution& written, std::string_view name) {
    return std::find(written.computed.begin(), written.computed.end(), name) !=
           written.computed.end();
}

class Moving {
public:
    Moving(WrittenDistribution written, BindContext& context)
        : written_(std::move(written)), context_(context), options_(context.options()) {}

    Result<BoundColumn> bind() {
        (void)TRY(read_bounds());
        (void)TRY(read_base());
        if (options_.has("times")) move_.times = TRY(row_factor(context_, "times"));
        if (options_.has("add")) move_.add = TRY(row_number(context_, "add"));
        if (options_.has("endings")) endings_ = TRY(Endings::read(options_));
        const double spread =
            move_.facts ? 1e300 : distribution_->quantile(0.9) - distribution_->quantile(0.1);
        move_.grid = TRY(
            grid_of(options_, {.spread = spread, .digits = endings_ ? endings_->digits() : -1}));
        move_.base = std::make_shared<const BaseDraw>(std::move(*distribution_));
        move_.key = context_.key();
        move_.empty = context_.column().time.empty;
        move_.type = context_.type();
        Shape shape = TRY(output_shape());
        BoundColumn bound{.kernel = nullptr, .outputs = {std::move(shape)}};
        if (lacks_ && move_.empty == WhenEmpty::error) bound.outputs.push_back(refused_shape());
        bound.kernel = moved_kernel(std::move(move_));
        return bound;
    }

private:
    // Bounds that are no part of the shape cut the moved value, not the base.
    Result<bool> read_bounds() {
        const DistributionKind kind = written_.parameters.kind;
        for (auto& [name, number, literal] :
             {std::tuple("min_value", &move_.low, &written_.parameters.min_value),
              std::tuple("max_value", &move_.high, &written_.parameters.max_value)}) {
            if (is_computed(written_, name)) {
                *number = TRY(row_number(context_, name));
            } else if (*literal && !is_shape_bound(kind, name)) {
                *number = RowNumber{.literal = **literal};
                literal->reset();
            }
        }
        return true;
    }

    Result<bool> read_base() {
        const bool facts = std::any_of(
            written_.computed.begin(), written_.computed.end(),
            [](const std::string& name) { return name != "min_value" && name != "max_value"; });
        if (!facts) {
            distribution_ = TRY(make_written(written_.parameters, context_.column().node));
            return true;
        }
        move_.facts = TRY(RowFacts::bind(written_, context_));
        const bool waiting = written_.parameters.kind == DistributionKind::exponential;
        distribution_ = Distribution(waiting ? exponential_family(1) : normal_family({0, 1}));
        return true;
    }

    // What g(x) can be.
    Interval range_of_draw() const {
        const Interval reach = move_.base->reach();
        if (!move_.facts) return reach;
        std::array<Interval, 2> bounds = {};
        const auto numbers = move_.facts->numbers();
        for (size_t i = 0; i < numbers.size(); i++)
            bounds[i] = move_.facts->possible(i, numbers[i].bounds(context_));
        Interval range = {infinity, -infinity};
        for (u32 corner = 0; corner < 4; corner++) {
            const auto line = move_.facts->solve({corner & 1 ? bounds[0].high : bounds[0].low,
                                                  corner & 2 ? bounds[1].high : bounds[1].low});
            if (!line) return {move_.facts->is_logarithm() ? 0 : -infinity, infinity};
            for (const double end : {reach.low, reach.high}) {
                const double power = line->offset + line->scale * end;
                const double x = move_.facts->is_logarithm() ? exponential(power) : power;
                range = {std::min(range.low, x), std::max(range.high, x)};
            }
        }
        return range;
    }

    Interval bounds_of(const std::optional<RowNumber>& number) const {
        return number->bounds(context_);
    }

    // A cut far out in a tail brings up values that lie outside of the reach of whole draws.
    Interval cut_range(Interval range) const {
        if (move_.low && move_.high) return {bounds_of(move_.low).low, bounds_of(move_.high).high};
        if (move_.low) {
            const Interval low = bounds_of(move_.low);
            return {std::max(range.low, low.low), farthest(low.high, range, 1)};
        }
        if (!move_.high) return range;
        const Interval high = bounds_of(move_.high);
        return {farthest(high.low, range, -1), std::min(range.high, high.high)};
    }

    // How far values go above a lower bound (below an upper one) of that size.
    double farthest(double bound, Interval range, int side) const {
        if (!move_.facts) return farthest_moved(bound, side);
        if (move_.facts->is_logarithm() || move_.times) return side * infinity;
        // Their tails fall the faster, the farther out they are cut.
        return side > 0 ? range.high + std::max(0.0, bound - range.low)
                        : range.low - std::max(0.0, range.high - bound);
    }

    double farthest_moved(double bound, int side) const {
        const Interval times = move_.times ? bounds_of(move_.times) : Interval{1, 1};
        const Interval add = move_.add ? bounds_of(move_.add) : Interval{0, 0};
        if (!(times.low > 0) && !(times.high < 0)) return side * infinity;
        const Interval base =
            product({bound - add.high, bound - add.low}, {1 / times.high, 1 / times.low});
        const int base_side = times.low > 0 ? side : -side;
        const double end = move_.base->farthest(base_side > 0 ? base.high : base.low, base_side);
        const Interval moved = product({end, end}, times);
        return side > 0 ? moved.high + add.high : moved.low + add.low;
    }

    bool reads_null() const {
        const auto nullable = [&](const std::optional<RowNumber>& number) {
            return number && number->input && context_.input_shape(*number->input).nullable;
        };
        if (nullable(move_.low) || nullable(move_.high) || nullable(move_.times) ||
            nullable(move_.add))
            return true;
        return move_.facts && std::ranges::any_of(move_.facts->numbers(), nullable);
    }

    // Some row may have no value though it reads no null.
    bool may_lack() const {
        const bool cut = move_.low || move_.high;
        if (move_.facts) {
            std::vector<Interval> bounds;
            for (const RowNumber& number : move_.facts->numbers())
                bounds.push_back(number.bounds(context_));
            if (cut || move_.facts->may_fail(bounds)) return true;
        }
        if (!cut) return false;
        const Interval times = move_.times ? move_.times->bounds(context_) : Interval{1, 1};
        if ((times.low <= 0 && times.high >= 0) || move_.base->is_discrete()) return true;
        if (!move_.low || !move_.high) return false;
        const Interval low = move_.low->bounds(context_), high = move_.high->bounds(context_);
        const bool computed = move_.low->input || move_.high->input;
        // A whole step between them leaves a place of the grid.
        const double step = move_.grid ? 1 / move_.grid->units() : 0;
        return computed && !(high.low - low.high >= step);
    }

    Result<Shape> output_shape() {
        const Interval times = move_.times ? move_.times->bounds(context_) : Interval{1, 1};
        const Interval add = move_.add ? move_.add->bounds(context_) : Interval{0, 0};
        const Interval moved = product(range_of_draw(), times);
        const Interval cut = {move_.low ? bounds_of(move_.low).low : -open_end,
                              move_.high ? bounds_of(move_.high).high : open_end};
        Interval range = cut_range({moved.low + add.low, moved.high + add.high});
        range = {std::clamp(range.low, -open_end, open_end),
                 std::clamp(range.high, range.low, open_end)};
        Shape shape = move_.grid ? TRY(shape_of_grid(range, cut)) : shape_of_reals(range);
        move_.range = range;
        shape.type = context_.type();
        lacks_ = may_lack();
        shape.nullable =
            reads_null() || (lacks_ && (move_.empty == WhenEmpty::null ||
                                        (move_.empty == WhenEmpty::after && !move_.low)));
        return shape;
    }

    Result<Shape> shape_of_grid(Interval range, Interval cut) {
        const double units = move_.grid->units(), most = move_.grid->most(context_.type());
        Interval places = {nearest_even(range.low * units), nearest_even(range.high * units)};
        if (!move_.grid->floating && (places.low < -most || places.high > most))
            return fail(options_.wrong(
                "generate", "overflow_possible",
                "the values could be from " + shortest(range.low) + " to " + shortest(range.high),
                "values that the column can store",
                "write min_value and max_value, or bound what the expressions read"));
        if (endings_) {
            const bool literal =
                (!move_.low || !move_.low->input) && (!move_.high || !move_.high->input);
            (void)TRY(endings_->check(options_, *move_.grid,
                                      literal ? in_units(cut, units) : Interval{-1e18, 1e18}));
            const double unit = static_cast<double>(endings_->set_grid(*move_.grid));
            const Interval whole = in_units(cut, units);
            places = {std::max(places.low - unit, whole.low),
                      std::min(places.high + unit, whole.high)};
            move_.endings = std::move(endings_);
            move_.ending_key = context_.key(ending_draw);
        }
        move_.places = {static_cast<i64>(std::max(places.low, -0x1p62)),
                        static_cast<i64>(std::min(places.high, 0x1p62))};
        if (move_.grid->floating && (places.low < -most || places.high > most))
            return shape_of_reals(range);
        return shape_of_places(*move_.grid, move_.places);
    }

    WrittenDistribution written_;
    BindContext& context_;
    const Options& options_;
    std::optional<Distribution> distribution_;
    std::optional<Endings> endings_;
    Move move_;
    bool lacks_ = false;
};

}  // namespace

Result<BoundColumn> bind_moved_draw(WrittenDistribution written, BindContext& context) {
    return Moving(std::move(written), context).bind();
}

}  // namespace rowsmith
