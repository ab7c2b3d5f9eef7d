// Brings the frames that workers make into row order and on to the sink.
//
// A worker whose frame has to wait leaves it here and goes on: two workers are never just as fast,
// and one that slept for each unit would cost more than the frame that is kept. Whoever brings the
// frame whose turn it is writes it, and those behind it that are ready.
#pragma once
#include <condition_variable>
#include <map>
#include <mutex>

#include "run/executor.h"

namespace rowsmith {

class FrameOrder {
public:
    // `kept_bytes_max`: of frames before their turn; beyond it their workers wait.
    FrameOrder(const TableRun& table, const RunOptions& options, u64 kept_bytes_max);

    Result<void> begin();
    // When all workers are done.
    Result<void> finish();

    bool stopped() const {
        return stop_.load(std::memory_order_relaxed) ||
               (options_.cancelled && options_.cancelled->load(std::memory_order_relaxed));
    }

    struct Unit {
        u64 number;
        u64 rows;
        u32 worker;  // below options.threads
    };
    // Takes the frame and gives a buffer in its place.
    void append(const Unit& unit, Buffer& frame);
    // At once, for frames that come in order.
    Result<void> append_now(std::string_view frame);

    void cancel();
    // The first unit that fails is told, whichever worker is the fastest.
    void stop_at(u64 unit, Error error);
    Result<void> outcome();

private:
    struct Ready {
        Unit unit;
        Buffer frame;
    };

    void write_ready(std::unique_lock<std::mutex>& lock);
    Result<void> hand_over(Buffer& frame);
    Result<void> write(std::string_view bytes);
    void fail_locked(Error error);

    const TableRun& table_;
    const RunOptions& options_;
    const u64 kept_bytes_max_;
    // Of the one who writes.
    std::unique_ptr<Assembler> assembler_;
    Buffer out_;

    std::mutex mutex_;
    std::condition_variable turn_changed_;
    std::map<u64, Ready> ready_;
    u64 kept_bytes_ = 0;
    std::vector<std::vector<Buffer>> spares_;  // by worker: those that it has in its cache
    u64 turn_ = 0;
    bool writing_ = false;
    std::atomic<bool> stop_ = false;
    bool failed_ = false;
    Error error_;
};

}  // namespace rowsmith
