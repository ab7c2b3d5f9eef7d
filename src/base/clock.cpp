#include "base/clock.h"

#include <time.h>

#include <chrono>

namespace rowsmith {

namespace {

template <class Source>
auto microseconds() {
    const auto since_start = Source::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

class RealClock final : public Clock {
public:
    i64 now_us() override { return microseconds<std::chrono::system_clock>(); }
    u64 elapsed_us() override {
        return static_cast<u64>(microseconds<std::chrono::steady_clock>());
    }
    u64 thread_us() override {
        timespec time = {};
        if (::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0) return elapsed_us();
        return static_cast<u64>(time.tv_sec) * 1'000'000 + static_cast<u64>(time.tv_nsec) / 1'000;
    }
};

}  // namespace

Clock& real_clock() {
    static RealClock clock;
    return clock;
}

}  // namespace rowsmith
