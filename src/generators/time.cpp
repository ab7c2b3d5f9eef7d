// Times of day: between bounds, by the hours of a calendar.
#include "generators/moments.h"

namespace rowsmith::generators {

const Generator& time() {
    static const Generator generator{
        {.name = "time",
         .summary = "times of day between bounds, by the hours of a calendar",
         .kinds = {Kind::time},
         .example = "{type: time, min_value: 08:00, max_value: 18:00, resolution: 15 min}"},
        bind_moments};
    return generator;
}

}  // namespace rowsmith::generators
