#include "run/frame_order.h"

#include <algorithm>
#include <utility>

namespace rowsmith {

FrameOrder::FrameOrder(const TableRun& table, const RunOptions& options, u64 kept_bytes_max)
    : table_(table),
      options_(options),
      kept_bytes_max_(kept_bytes_max),
      assembler_(table.writer->make_assembler()),
      spares_(std::max(options.threads, 1u)) {}

Result<void> FrameOrder::begin() {
    out_.clear();
    (void)TRY(assembler_->begin(out_));
    return write(out_.view());
}

Result<void> FrameOrder::finish() {
    out_.clear();
    (void)TRY(assembler_->finish(out_));
    (void)TRY(write(out_.view()));
    return table_.sink->close();
}

void FrameOrder::append(const Unit& unit, Buffer& frame) {
    std::unique_lock lock(mutex_);
    const u64 size = frame.size();
    turn_changed_.wait(lock, [&] {
        return unit.number == turn_ || kept_bytes_ + size <= kept_bytes_max_ || stop_;
    });
    if (stop_) return;
    kept_bytes_ += size;
    ready_.emplace(unit.number, Ready{unit, std::exchange(frame, Buffer())});
    if (!writing_) write_ready(lock);
    auto& spares = spares_[unit.worker];
    if (spares.empty()) return;
    frame = std::move(spares.back());
    spares.pop_back();
}

// Others leave their frames meanwhile; what is ready then is taken here.
void FrameOrder::write_ready(std::unique_lock<std::mutex>& lock) {
    writing_ = true;
    while (!stop_ && !ready_.empty() && ready_.begin()->first == turn_) {
        Ready next = std::move(ready_.extract(ready_.begin()).mapped());
        kept_bytes_ -= next.frame.size();
        lock.unlock();
        auto added = hand_over(next.frame);
        lock.lock();
        if (!added) fail_locked(std::move(added).error());
        if (options_.rows_done) *options_.rows_done += next.unit.rows;
        spares_[next.unit.worker].push_back(std::move(next.frame));
        turn_++;
        turn_changed_.notify_all();
    }
    writing_ = false;
}

Result<void> FrameOrder::append_now(std::string_view frame) {
    out_.clear();
    return write(TRY(assembler_->append(frame, out_)));
}

// What goes out as it is changes hands without a copy.
Result<void> FrameOrder::hand_over(Buffer& frame) {
    out_.clear();
    const std::string_view bytes = TRY(assembler_->append(frame.view(), out_));
    if (bytes.data() != frame.data() || bytes.size() != frame.size()) return write(bytes);
    if (options_.bytes_done) *options_.bytes_done += bytes.size();
    return table_.sink->hand_over(frame);
}

Result<void> FrameOrder::write(std::string_view bytes) {
    if (options_.bytes_done) *options_.bytes_done += bytes.size();
    return table_.sink->write(bytes);
}

void FrameOrder::cancel() {
    const std::lock_guard lock(mutex_);
    fail_locked({.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
    turn_changed_.notify_all();
}

void FrameOrder::stop_at(u64 unit, Error error) {
    std::unique_lock lock(mutex_);
    turn_changed_.wait(lock, [&] { return turn_ == unit || stop_; });
    fail_locked(std::move(error));
    turn_changed_.notify_all();
}

Result<void> FrameOrder::outcome() {
    if (stopped()) cancel();
    if (failed_) return fail(std::move(error_));
    return {};
}

void FrameOrder::fail_locked(Error error) {
    if (!failed_) error_ = std::move(error);
    failed_ = true;
    stop_ = true;
}

}  // namespace rowsmith
