// A calendar's own time: F counts what passes of it, F^-1 finds the moment when so much has passed.
// Without a calendar it is real time.
//
// Positions are ticks of the column, F is in units of mass; a tick of weight 1 has tick_mass()
// of them. F is a table of hours (of days for dates, of slices for a trend alone) over at most a
// hundred years; before and behind it time passes with weight 1.
#pragma once
#include <memory>

#include "generators/calendar_weights.h"
#include "generators/moment_ticks.h"
#include "random/intensity.h"
#include "random/value_set.h"
#include "values/zone.h"

namespace rowsmith {

// The first and the last tick of all spans.
struct TickRange {
    i64 low;
    i64 high;
};

class TimeAxis {
public:
    struct Setup {
        const CalendarWeights& weights;
        const Ticks& ticks;
        const values::Zone* zone;  // of the column: the calendar works in its local time
        i64 now_us;                // ranges above a hundred years keep the eighty before it
    };
    enum class Weighing : u8 {
        by_weight,
        by_openness  // 1 where the weight is at least a tenth of the highest, else 0
    };

    TimeAxis() = default;  // real time
    // Errors: no_weight.
    static Result<TimeAxis> make(const Setup& setup, TickRange range, Weighing weighing);

    // Real time with a table of its own.
    static TimeAxis even(TickRange range);

    bool is_flat() const { return table_ == nullptr; }
    i64 tick_mass() const { return tick_mass_; }

    // F: the mass before a tick.
    i64 mass_before(i64 tick) const {
        if (is_flat()) return tick;
        if (tick < start_) return (tick - start_) * tick_mass_;
        const u64 inside = static_cast<u64>(tick - start_);
        if (inside <= table_->ticks()) return static_cast<i64>(table_->mass_before(inside));
        return static_cast<i64>(table_->mass()) +
               static_cast<i64>(inside - table_->ticks()) * tick_mass_;
    }
    // F^-1: the tick that holds a place of the mass.
    i64 tick_at(i64 mass) const {
        if (is_flat()) return mass;
        if (mass < 0) return start_ + floor_divide(mass, tick_mass_);
        const u64 place = static_cast<u64>(mass);
        if (place < table_->mass()) return start_ + static_cast<i64>(table_->tick_at(place));
        return start_ + static_cast<i64>(table_->ticks()) +
               static_cast<i64>(place - table_->mass()) / tick_mass_;
    }

    // The places of the mass that some ticks have; they lie between two ticks of this axis.
    ValueSet masses_of(const ValueSet& ticks) const;

    // Where the whole table is the span: what draws over it need.
    const std::shared_ptr<const Intensity>& table() const { return table_; }
    i64 start() const { return start_; }

private:
    std::shared_ptr<const Intensity> table_;
    i64 start_ = 0;
    i64 tick_mass_ = 1;
};

}  // namespace rowsmith
