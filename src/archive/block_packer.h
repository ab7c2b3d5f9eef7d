// Cuts what is written into blocks, packs them on several threads and hands them on in order.
//
//   caller:   fill block -> queue -> hand on those at the front that are done
//   threads:  next queued block -> pack
//
// At most two blocks a thread are held.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "archive/packed_block.h"
#include "base/result.h"

namespace rowsmith {

class BlockPacker {
public:
    using Pack = void (*)(std::string_view raw, PackedBlock& packed);
    using Emit = std::function<Result<void>(const PackedBlock& block)>;

    // `emit` is called by the thread that writes. With one thread that one packs too.
    BlockPacker(Pack pack, Emit emit, u32 threads);
    ~BlockPacker();
    BlockPacker(const BlockPacker&) = delete;
    BlockPacker& operator=(const BlockPacker&) = delete;

    Result<void> write(std::string_view bytes);
    // Hands on all that is left.
    Result<void> finish();

private:
    enum class Turn : u8 { filling, queued, done };
    struct Slot {
        Buffer raw;
        PackedBlock packed;
        Turn turn = Turn::filling;
    };

    Slot& slot(u64 number) { return slots_[number % slots_.size()]; }
    Result<void> queue_filled();
    Result<void> hand_on_front();
    void work();

    Pack pack_;
    Emit emit_;
    std::vector<Slot> slots_;
    std::mutex mutex_;
    std::condition_variable changed_;
    u64 filling_ = 0;  // numbers of blocks: the one that is being filled,
    u64 packing_ = 0;  // the next to be packed,
    u64 front_ = 0;    // and the next to be handed on
    bool is_over_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace rowsmith
