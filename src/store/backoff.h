// Waiting between tries of what failed in passing: twice as long each time, less a part by chance,
// so that many writers do not come back together.
#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

#include "base/entropy.h"

namespace rowsmith {

class Backoff {
public:
    // `stop` cuts waits short.
    explicit Backoff(u64 further_tries, const std::atomic<bool>* stop = nullptr)
        : left_(further_tries), stop_(stop) {}

    bool is_stopped() const { return stop_ != nullptr && stop_->load(); }

    // False where no try is left or somebody wants to stop; else waits, at least as long as the
    // other end has asked for, but never for minutes.
    bool wait(u64 asked_ms = 0) {
        constexpr u64 longest_ms = 10'000;
        if (left_ == 0 || is_stopped()) return false;
        left_--;
        u64 chance = 0;
        const auto bytes = real_entropy().bytes();
        std::memcpy(&chance, bytes.data(), sizeof chance);
        const u64 wait_ms = std::max(asked_ms, span_ms_ / 2 + chance % (span_ms_ / 2 + 1));
        if (!sleep(std::min(wait_ms, longest_ms))) return false;
        span_ms_ = std::min(span_ms_ * 2, longest_ms);
        tries_++;
        return true;
    }
    u64 tries() const { return tries_; }

private:
    bool sleep(u64 ms) const {
        constexpr u64 piece_ms = 50;
        for (u64 slept_ms = 0; slept_ms < ms; slept_ms += piece_ms) {
            if (is_stopped()) return false;
            std::this_thread::sleep_for(
                std::chrono::milliseconds(std::min(piece_ms, ms - slept_ms)));
        }
        return !is_stopped();
    }

    u64 left_;
    const std::atomic<bool>* stop_;
    u64 span_ms_ = 100;
    u64 tries_ = 1;
};

}  // namespace rowsmith
