#include "run/hashing_sink.h"

namespace rowsmith {

namespace {

constexpr size_t waiting_max = 4;           // buffers: hashing holds the writers back beyond them
constexpr size_t lent_max_bytes = 1 << 18;  // small writes are gathered to this size

}  // namespace

HashingSink::HashingSink(std::unique_ptr<ByteSink> inner, ChecksumKind kind)
    : inner_(std::move(inner)), kind_(kind) {
    if (kind_ != ChecksumKind::none) thread_ = std::thread([this] { hash(); });
}

HashingSink::~HashingSink() { stop(); }

Result<void> HashingSink::write(std::string_view bytes) {
    (void)TRY(inner_->write(bytes));
    hash_lent(bytes);
    return {};
}

Result<void> HashingSink::write_stored(std::string_view bytes, const StoredRange& range) {
    (void)TRY(inner_->write_stored(bytes, range));
    hash_lent(bytes);
    return {};
}

void HashingSink::hash_lent(std::string_view bytes) {
    bytes_ += bytes.size();
    if (kind_ == ChecksumKind::none) return;
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, lent_max_bytes);
        bytes.remove_prefix(piece.size());
        lent_.append(piece);
        if (lent_.size() >= lent_max_bytes) flush_lent();
    }
}

Result<void> HashingSink::hand_over(Buffer& bytes) {
    (void)TRY(inner_->write(bytes.view()));
    bytes_ += bytes.size();
    if (kind_ == ChecksumKind::none) return {};
    flush_lent();
    queue(bytes);
    return {};
}

Result<void> HashingSink::close() {
    flush_lent();
    stop();
    return inner_->close();
}

void HashingSink::flush_lent() {
    if (lent_.size() > 0) queue(lent_);
    lent_.clear();
}

// Gives an empty buffer in exchange.
void HashingSink::queue(Buffer& bytes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < waiting_max; });
    waiting_.push_back(std::move(bytes));
    bytes = Buffer();
    if (!spare_.empty()) {
        bytes = std::move(spare_.back());
        spare_.pop_back();
    }
    changed_.notify_all();
}

void HashingSink::hash() {
    Checksum checksum(kind_);
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return done_ || !waiting_.empty(); });
        if (waiting_.empty()) break;
        Buffer bytes = std::move(waiting_.front());
        waiting_.pop_front();
        changed_.notify_all();
        lock.unlock();
        checksum.add(bytes.view());
        bytes.clear();
        lock.lock();
        spare_.push_back(std::move(bytes));
    }
    hex_ = checksum.hex();
}

void HashingSink::stop() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        done_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

}  // namespace rowsmith
