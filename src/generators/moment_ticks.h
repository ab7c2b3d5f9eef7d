// The grid of a column of moments: values are whole ticks, a day for dates, the resolution for
// times and datetimes. Bounds are rounded to it inwards, draws are made in ticks.
#pragma once
#include "column/moment.h"
#include "column/type.h"

namespace rowsmith {

struct Ticks {
    i64 unit = 1;              // of stored values: 1 day, or microseconds
    i64 length_us = 1;         // of a tick
    bool stored_in_us = true;  // else in days

    i64 up(i64 stored) const { return -floor_divide(-stored, unit); }
    i64 down(i64 stored) const { return floor_divide(stored, unit); }
    i64 stored(i64 tick) const { return tick * unit; }
    i64 start_us(i64 tick) const { return tick * length_us; }
    // The first tick that starts at or after a moment.
    i64 at_us(i64 us) const { return -floor_divide(-us, length_us); }
};

inline Ticks ticks_of(const Type& type) {
    if (type.kind == Kind::date) return {.unit = 1, .length_us = us_per_day, .stored_in_us = false};
    return {.unit = type.resolution_us, .length_us = type.resolution_us};
}

// The first and the last value that a type has.
struct MomentRange {
    i64 low;
    i64 high;
};

inline MomentRange range_of(Kind kind) {
    if (kind == Kind::date) return {first_day, last_day};
    if (kind == Kind::time) return {0, us_per_day - 1};
    return {first_us, last_us};
}

}  // namespace rowsmith
