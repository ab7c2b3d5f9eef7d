#include "archive/block_packer.h"

#include <algorithm>

namespace rowsmith {

BlockPacker::BlockPacker(Pack pack, Emit emit, u32 threads)
    : pack_(pack), emit_(std::move(emit)), slots_(threads > 1 ? threads * 2 : 1) {
    if (threads > 1)
        for (u32 i = 0; i < threads; i++) threads_.emplace_back([this] { work(); });
}

BlockPacker::~BlockPacker() {
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

Result<void> BlockPacker::write(std::string_view bytes) {
    while (!bytes.empty()) {
        Buffer& raw = slot(filling_).raw;
        const size_t piece = std::min(bytes.size(), packed_block_bytes - raw.size());
        raw.append(bytes.substr(0, piece));
        bytes.remove_prefix(piece);
        if (raw.size() == packed_block_bytes) (void)TRY(queue_filled());
    }
    return {};
}

Result<void> BlockPacker::finish() {
    if (slot(filling_).raw.size() > 0) (void)TRY(queue_filled());
    while (front_ < filling_) (void)TRY(hand_on_front());
    return {};
}

// Leaves an empty slot to be filled next.
Result<void> BlockPacker::queue_filled() {
    {
        const std::lock_guard lock(mutex_);
        slot(filling_).turn = Turn::queued;
        filling_++;
    }
    changed_.notify_all();
    if (filling_ - front_ == slots_.size()) (void)TRY(hand_on_front());
    return {};
}

Result<void> BlockPacker::hand_on_front() {
    Slot& front = slot(front_);
    if (threads_.empty()) {
        pack_(front.raw.view(), front.packed);
    } else {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return front.turn == Turn::done; });
    }
    (void)TRY(emit_(front.packed));
    front.raw.clear();
    const std::lock_guard lock(mutex_);
    front.turn = Turn::filling;
    front_++;
    return {};
}

void BlockPacker::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return is_over_ || packing_ < filling_; });
        if (is_over_) return;
        Slot& mine = slot(packing_++);
        lock.unlock();
        pack_(mine.raw.view(), mine.packed);
        lock.lock();
        mine.turn = Turn::done;
        changed_.notify_all();
    }
}

}  // namespace rowsmith
