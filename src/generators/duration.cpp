// How long something takes: evenly spread between two bounds. Other shapes of durations are made
// by the distributions: generate: lognormal.
#include "generators/generator.h"

namespace rowsmith::generators {

const Generator& uniform();

const Generator& duration() {
    static const Generator generator{
        {.name = "duration",
         .summary = "how long something takes, evenly spread between two bounds",
         .options = uniform().about.options,
         .kinds = {Kind::duration},
         .example = "{type: duration, min_value: 5 min, max_value: 8 h, multiple_of: 1 min}"},
        uniform().bind};
    return generator;
}

}  // namespace rowsmith::generators
