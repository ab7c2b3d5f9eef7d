// Time as an interface: only for progress, durations shown to people and what extraction calls
// today. Nothing that reaches a byte of data reads it.
#pragma once
#include "base/integers.h"

namespace rowsmith {

class Clock {
public:
    virtual ~Clock() = default;
    // Microseconds since 1970-01-01T00:00:00 UTC.
    virtual i64 now_us() = 0;
    // Microseconds since some start; never goes back.
    virtual u64 elapsed_us() = 0;
    // What the calling thread has computed so far; waiting for a disk is not counted.
    virtual u64 thread_us() = 0;
};

// The machine's own. Lives as long as the program.
Clock& real_clock();

}  // namespace rowsmith
