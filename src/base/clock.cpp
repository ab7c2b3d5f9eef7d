#include "base/clock.h"

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
};

}  // namespace

Clock& real_clock() {
    static RealClock clock;
    return clock;
}

}  // namespace rowsmith
