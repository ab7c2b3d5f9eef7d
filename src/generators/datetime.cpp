// Moments: between bounds, after other moments, by a calendar, in order.
#include "generators/moments.h"

namespace rowsmith::generators {

const Generator& datetime() {
    static const Generator generator{
        {.name = "datetime",
         .summary = "moments between bounds, after or before others, by a calendar",
         .kinds = {Kind::datetime},
         .example =
             "{type: datetime, min_value: 2024-01-01, max_value: 2025-12-31, calendar: retail}"},
        bind_moments};
    return generator;
}

}  // namespace rowsmith::generators
