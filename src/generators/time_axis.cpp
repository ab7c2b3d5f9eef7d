#include "generators/time_axis.h"

#include <algorithm>
#include <bit>

#include "random/real_functions.h"

namespace rowsmith {

namespace {

constexpr i64 century_us = 36'525 * us_per_day;
constexpr i64 before_now_us = 80 * 365 * us_per_day;
constexpr i64 slices_max = 65'536;  // of a trend alone

struct Weighed {
    i64 end;  // tick behind it
    double weight;
};

// Cuts a range of ticks into stretches of one weight.
class Stretches {
public:
    Stretches(const TimeAxis::Setup& setup, TickRange range) : setup_(setup), range_(range) {}

    std::vector<Weighed> cut() {
        const CalendarWeights& weights = setup_.weights;
        if (!weights.has_calendar())
            cut_slices();
        else if (weights.has_hours() && setup_.ticks.length_us < us_per_day)
            cut_hours();
        else
            cut_days();
        return std::move(stretches_);
    }

private:
    i64 start_us() const { return setup_.ticks.start_us(range_.low); }
    i64 end_us() const { return setup_.ticks.start_us(range_.high + 1); }
    i64 local(i64 us) const {
        if (!setup_.zone) return us;
        return us + i64{setup_.zone->offset_at(floor_divide(us, us_per_second))} * us_per_second;
    }

    void add(i64 from_us, i64 until_us, double weight) {
        const i64 tick = std::clamp(setup_.ticks.at_us(until_us), range_.low, range_.high + 1);
        const i64 middle = from_us + (until_us - from_us) / 2;
        weight *= setup_.weights.growth(start_us(), middle);
        if (!stretches_.empty() && tick <= stretches_.back().end) return;
        if (stretches_.empty() && tick <= range_.low) return;
        stretches_.push_back({tick, weight});
    }

    void cut_slices() {
        const i64 slice = std::max(us_per_day, (end_us() - start_us()) / slices_max + 1);
        for (i64 us = start_us(); us < end_us(); us += slice) add(us, us + slice, 1);
    }

    void cut_days() {
        for (i64 us = start_us(); us < end_us();) {
            const i64 day = day_of(local(us));
            const i64 next = us + us_per_day - time_of_day(local(us));
            add(us, next, setup_.weights.day(day));
            us = next;
        }
    }

    void cut_hours() {
        i64 day = INT64_MIN;
        double day_weight = 0;
        for (i64 us = start_us(); us < end_us();) {
            const i64 here = local(us);
            if (day_of(here) != day) {
                day = day_of(here);
                day_weight = setup_.weights.day(day);
            }
            const i64 next = us + us_per_hour - floor_modulo(here, us_per_hour);
            const i32 hour = static_cast<i32>(time_of_day(here) / us_per_hour);
            add(us, next, day_weight * setup_.weights.hour(hour));
            us = next;
        }
    }

    const TimeAxis::Setup& setup_;
    TickRange range_;
    std::vector<Weighed> stretches_;
};

double highest_of(const std::vector<Weighed>& stretches) {
    double highest = 0;
    for (const Weighed& stretch : stretches) highest = std::max(highest, stretch.weight);
    return highest;
}

// What a weight of 1 becomes: the highest power of two, up to 2^20, that keeps the mass in 61 bits
// even where the range goes beyond the table.
u64 unit_of(TickRange range, double highest) {
    const double most = static_cast<double>(range.high - range.low + 1) * std::max(1.0, highest);
    u64 unit = u64{1} << 20;
    while (unit > 1 && most * static_cast<double>(unit) > 0x1p61) unit /= 2;
    return unit;
}

u64 whole_weight(double weight, u64 unit) {
    if (weight <= 0) return 0;
    const double scaled = nearest_even(std::min(weight * static_cast<double>(unit), 0x1p61));
    return std::max<u64>(1, static_cast<u64>(scaled));
}

TickRange part_near(const TimeAxis::Setup& setup, TickRange range) {
    const i64 most = century_us / setup.ticks.length_us;
    if (range.high - range.low < most) return range;
    const i64 earliest = (setup.now_us - before_now_us) / setup.ticks.length_us;
    const i64 low = std::clamp(earliest, range.low, range.high - most + 1);
    return {low, low + most - 1};
}

}  // namespace

TimeAxis TimeAxis::even(TickRange range) {
    TimeAxis axis;
    axis.start_ = range.low;
    const u64 ticks = static_cast<u64>(range.high - range.low) + 1;
    axis.table_ = std::make_shared<const Intensity>(Intensity::flat(ticks));
    return axis;
}

Result<TimeAxis> TimeAxis::make(const Setup& setup, TickRange range, Weighing weighing) {
    TimeAxis axis;
    const TickRange part = part_near(setup, range);
    const std::vector<Weighed> stretches = Stretches(setup, part).cut();
    const double highest = highest_of(stretches);
    const bool open = weighing == Weighing::by_openness;
    const u64 unit = open ? 1 : unit_of(range, highest);
    std::vector<Segment> segments;
    segments.reserve(stretches.size());
    i64 from = part.low;
    for (const Weighed& stretch : stretches) {
        const u64 openness = stretch.weight > 0 && stretch.weight >= highest / 10;
        segments.push_back({.length = static_cast<u64>(stretch.end - from),
                            .weight = open ? openness : whole_weight(stretch.weight, unit)});
        from = stretch.end;
    }
    axis.table_ = std::make_shared<const Intensity>(TRY(Intensity::make(segments)));
    axis.start_ = part.low;
    const u64 units = axis.table_->mass_of({.length = 1 << 20, .weight = unit}) >> 20;
    axis.tick_mass_ = std::max<i64>(1, static_cast<i64>(units));
    return axis;
}

ValueSet TimeAxis::masses_of(const ValueSet& ticks) const {
    std::vector<ValueRange> masses;
    for (const ValueRange& range : ticks.ranges())
        masses.push_back({mass_before(range.low), mass_before(range.high + 1) - 1});
    return ValueSet(std::move(masses));
}

}  // namespace rowsmith
