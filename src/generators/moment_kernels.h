// What fills columns of moments whose span is one for all rows.
//
//   flat_moments      all moments alike: a draw and a multiplication
//   numbered_moments  the same, each moment at most once
//   weighed_moments   by the table of a calendar, or by some places of it
//   sorted_moments    the same in time order over the table
#pragma once
#include "column/kernel.h"
#include "generators/time_axis.h"
#include "random/value_set.h"

namespace rowsmith {

// Values are ticks.stored(low + draw).
struct TickDraw {
    u64 key;
    i64 low;
    u64 count;  // of ticks, at least 1
    i64 unit;
};

KernelPointer flat_moments(const TickDraw& draw);
// The row's number in 0 … count - 1 is input `number`.
KernelPointer numbered_moments(const TickDraw& draw, u32 number);
KernelPointer weighed_moments(u64 key, TimeAxis axis, i64 unit);
// Of the axis only the places of a set.
KernelPointer weighed_moments(u64 key, TimeAxis axis, i64 unit, ValueSet masses);
KernelPointer sorted_moments(u64 key, const TimeAxis& axis, u64 rows, i64 unit);

}  // namespace rowsmith
