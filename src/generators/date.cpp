// Days: between bounds, after other moments, by a calendar.
#include "generators/moments.h"

namespace rowsmith::generators {

const Generator& date() {
    static const Generator generator{
        {.name = "date",
         .summary = "days between bounds, after or before others, by a calendar",
         .kinds = {Kind::date},
         .example = "{type: date, min_value: 2024-01-01, max_value: 2025-12-31, calendar: office}"},
        bind_moments};
    return generator;
}

}  // namespace rowsmith::generators
