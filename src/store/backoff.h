// Waiting between tries of what failed in passing: twice as long each time, less a part by chance,
// so that many writers do not come back together.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstring>
#include <thread>

#include "base/entropy.h"

namespace rowsmith {

class Backoff {
public:
    explicit Backoff(u64 further_tries) : left_(further_tries) {}

    // False where no try is left; else waits, at least as long as the other end has asked for.
    bool wait(u64 asked_ms = 0) {
        constexpr u64 longest_ms = 10'000;
        if (left_ == 0) return false;
        left_--;
        u64 chance = 0;
        const auto bytes = real_entropy().bytes();
        std::memcpy(&chance, bytes.data(), sizeof chance);
        const u64 wait_ms = std::max(asked_ms, span_ms_ / 2 + chance % (span_ms_ / 2 + 1));
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min(wait_ms, longest_ms)));
        span_ms_ = std::min(span_ms_ * 2, longest_ms);
        tries_++;
        return true;
    }
    u64 tries() const { return tries_; }

private:
    u64 left_;
    u64 span_ms_ = 100;
    u64 tries_ = 1;
};

}  // namespace rowsmith
