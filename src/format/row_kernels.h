// The steps of row programs, compiled for each CPU level.
#pragma once
#include "base/cpu.h"
#include "format/row_op.h"

namespace rowsmith {

// Where the ends of rows go, counted from `start`.
struct RowEnds {
    const char* start;
    i32* ends;
};

struct RowKernels {
    Step steps[op_kind_count];
    // Runs `parts` programs, each ended by `stop`, one after the other for rows 0 to count - 1.
    char* (*run)(char* out, const Op* const* programs, u64 parts, u64 count);
    char* (*run_with_ends)(char* out, const Op* const* programs, u64 parts, u64 count,
                           RowEnds ends);
};

#define ROWSMITH_DECLARE(level)      \
    namespace level {                \
    const RowKernels& row_kernels(); \
    }
ROWSMITH_EACH_CPU_LEVEL(ROWSMITH_DECLARE)
#undef ROWSMITH_DECLARE

}  // namespace rowsmith
