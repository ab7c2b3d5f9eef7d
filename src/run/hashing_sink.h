// Writes to another sink and hashes what passes on a thread of its own. Buffers that are handed
// over go to that thread as they are; what is only lent is copied into one.
#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/buffer.h"
#include "base/byte_sink.h"
#include "run/checksum.h"

namespace rowsmith {

class HashingSink final : public ByteSink {
public:
    HashingSink(std::unique_ptr<ByteSink> inner, ChecksumKind kind);
    ~HashingSink() override;
    HashingSink(const HashingSink&) = delete;
    HashingSink& operator=(const HashingSink&) = delete;

    Result<void> write(std::string_view bytes) override;
    Result<void> hand_over(Buffer& bytes) override;
    Result<void> write_stored(std::string_view bytes, const StoredRange& range) override;
    Result<void> close() override;

    u64 bytes() const { return bytes_; }
    // After close.
    const std::string& hex() const { return hex_; }

private:
    void queue(Buffer& bytes);
    void hash_lent(std::string_view bytes);
    void flush_lent();
    void hash();
    void stop();

    std::unique_ptr<ByteSink> inner_;
    ChecksumKind kind_;
    u64 bytes_ = 0;
    std::string hex_;
    Buffer lent_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Buffer> waiting_;
    std::vector<Buffer> spare_;
    bool done_ = false;
    std::thread thread_;
};

}  // namespace rowsmith
