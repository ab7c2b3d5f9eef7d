// What fills columns of moments whose span may differ from row to row: a draw inside it by the
// calendar's weights, in order inside a parent, or a delay from one of its ends.
#pragma once
#include <optional>

#include "column/kernel.h"
#include "column/refusal.h"
#include "generators/delay.h"
#include "generators/time_axis.h"
#include "generators/time_span.h"

namespace rowsmith {

enum class DelayFrom : u8 { start, end };  // of the span

struct SpannedMoments {
    u64 key = 0;         // of the draw
    u64 second_key = 0;  // of delays that did not fit
    TimeSpan span;
    TimeAxis axis;                          // the calendar's time
    std::optional<TimeAxis> openness = {};  // snap: mass only where the calendar is open
    Snap snap = Snap::none;
    std::optional<Delay> delay = {};
    DelayFrom from = DelayFrom::start;
    PastEnd past_end = PastEnd::cut;
    WhenEmpty empty = WhenEmpty::error;
    Kind kind = Kind::datetime;
    struct Siblings {
        u32 ordinal;  // inputs
        u32 count;
    };
    std::optional<Siblings> siblings = {};  // sorted inside each parent
    struct Kept {
        ValueSet ticks;
        ValueSet masses;  // of the axis
    };
    std::optional<Kept> kept = {};  // what rules leave; without delay and siblings
    i64 last_tick = 0;              // of the type: allowed delays end there
};

// With a second output rows whose span is empty are told there, else they become null or the lower
// end. Fills validity only where the output's shape is nullable.
KernelPointer spanned_moments(SpannedMoments moments);

}  // namespace rowsmith
