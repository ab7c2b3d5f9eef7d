// Where sequences start and how far they step, for numbers and for times.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

struct SequenceSteps {
    i64 start = 1;
    i64 step = 1;

    // Of places 0 … last.
    i64 low(u64 last) const;
    i64 high(u64 last) const;
};

// Reads `start` and `step`; `last` is the largest place. Errors: those of the literals,
// step_not_whole, sequence_overflow.
Result<SequenceSteps> sequence_steps(BindContext& context, u64 last);

std::vector<OptionSpec> sequence_options(const std::string& each);

}  // namespace rowsmith
