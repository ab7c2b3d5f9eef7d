#include "quality/key_store.h"

#include <algorithm>
#include <cstring>

namespace rowsmith {

namespace {

constexpr size_t entries_at_once = 4'096;

}  // namespace

Result<void> KeyStream::refill(Run& run) {
    run.at = run.end = nullptr;
    if (run.source == nullptr) return {};
    run.buffer.resize(entries_at_once);
    char* bytes = reinterpret_cast<char*>(run.buffer.data());
    const size_t room = run.buffer.size() * sizeof(KeyEntry);
    size_t filled = 0;
    while (filled < room) {
        const size_t got = TRY(run.source->read({bytes + filled, room - filled}));
        if (got == 0) break;
        filled += got;
    }
    run.at = run.buffer.data();
    run.end = run.at + filled / sizeof(KeyEntry);
    return {};
}

Result<std::optional<KeyEntry>> KeyStream::next() {
    if (heap_.empty()) return std::nullopt;
    const auto later = [this](size_t a, size_t b) { return *runs_[b].at < *runs_[a].at; };
    std::pop_heap(heap_.begin(), heap_.end(), later);
    Run& run = runs_[heap_.back()];
    const KeyEntry entry = *run.at++;
    if (run.at == run.end) (void)TRY(refill(run));
    if (run.at == run.end)
        heap_.pop_back();
    else
        std::push_heap(heap_.begin(), heap_.end(), later);
    return entry;
}

KeyStore::~KeyStore() {
    for (const std::string& run : runs_) (void)place_.files.remove(run);
}

Result<void> KeyStore::add(const KeyEntry& entry) {
    entries_.push_back(entry);
    is_sorted_ = false;
    return entries_.size() < place_.entries_max ? Result<void>() : spill();
}

void KeyStore::sort() {
    if (!is_sorted_) std::sort(entries_.begin(), entries_.end());
    is_sorted_ = true;
}

Result<void> KeyStore::spill() {
    sort();
    const std::string path = place_.path + std::to_string(runs_.size());
    const auto file = TRY(place_.files.create(path));
    runs_.push_back(path);
    (void)TRY(file->write(
        {reinterpret_cast<const char*>(entries_.data()), entries_.size() * sizeof(KeyEntry)}));
    (void)TRY(file->close());
    entries_.clear();
    return {};
}

Result<KeyStream> KeyStore::sorted() {
    sort();
    KeyStream stream;
    stream.runs_.push_back(
        {.source = nullptr, .at = entries_.data(), .end = entries_.data() + entries_.size()});
    for (const std::string& run : runs_) {
        auto source = TRY(place_.files.open(run));
        stream.runs_.push_back({.source = std::move(source)});
    }
    for (size_t i = 0; i < stream.runs_.size(); i++) {
        if (i > 0) (void)TRY(KeyStream::refill(stream.runs_[i]));
        if (stream.runs_[i].at != stream.runs_[i].end) stream.heap_.push_back(i);
    }
    std::make_heap(stream.heap_.begin(), stream.heap_.end(), [&stream](size_t a, size_t b) {
        return *stream.runs_[b].at < *stream.runs_[a].at;
    });
    return stream;
}

}  // namespace rowsmith
