// memory:NAME: files in the memory of this process, gone with it. Whoever opens the name in the
// process sees the same files. The bounds hold for each name.
#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>

#include "base/text.h"
#include "store/store_kind.h"

namespace rowsmith::stores {

namespace {

constexpr const char* form = "memory:NAME";

// A file that somebody reads lives on when it is replaced or removed.
using Bytes = std::shared_ptr<const std::string>;

struct MemoryBounds {
    u64 files = 0, bytes = 0;
};

struct SharedFiles {
    std::mutex mutex;
    std::map<std::string, Bytes> files;
    u64 bytes = 0;  // of files and of uploads

    // Room is taken before bytes are: what is not granted is never held.
    Result<void> take_room(u64 more, const MemoryBounds& bounds) {
        const std::lock_guard lock(mutex);
        if (bytes + more > bounds.bytes)
            return fail({.code = ErrorCode::limit,
                         .cause = "memory_store_full",
                         .message = "the store in memory holds " + with_commas(bytes) +
                                    " bytes and has no room for " + with_commas(more) + " more",
                         .expected = "at most " + with_commas(bounds.bytes) + " bytes",
                         .fix = "write to a disk, or set ROWSMITH_MEMORY_STORE_MB"});
        bytes += more;
        return {};
    }
    void give_room(u64 fewer) {
        const std::lock_guard lock(mutex);
        bytes -= fewer;
    }
};

// By name, for the life of the process.
std::shared_ptr<SharedFiles> files_of(const std::string& name) {
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<SharedFiles>> all;
    const std::lock_guard lock(mutex);
    auto& files = all[name];
    if (!files) files = std::make_shared<SharedFiles>();
    return files;
}

class MemoryUpload final : public Upload {
public:
    MemoryUpload(std::shared_ptr<SharedFiles> shared, MemoryBounds bounds, std::string name)
        : shared_(std::move(shared)), bounds_(bounds), name_(std::move(name)) {}
    ~MemoryUpload() override { shared_->give_room(taken_); }
    MemoryUpload(const MemoryUpload&) = delete;
    MemoryUpload& operator=(const MemoryUpload&) = delete;

    Result<void> write(std::string_view bytes) override {
        (void)TRY(shared_->take_room(bytes.size(), bounds_));
        taken_ += bytes.size();
        bytes_.append(bytes);
        return {};
    }
    Result<void> close() override {
        bytes_.shrink_to_fit();
        return {};
    }
    Result<void> commit() override {
        const std::lock_guard lock(shared_->mutex);
        const auto old = shared_->files.find(name_);
        if (old != shared_->files.end()) {
            shared_->bytes -= old->second->size();
        } else if (shared_->files.size() >= bounds_.files) {
            return fail({.code = ErrorCode::limit,
                         .cause = "memory_store_full",
                         .message = "the store in memory holds " +
                                    with_commas(shared_->files.size()) + " files already",
                         .expected = "at most " + with_commas(bounds_.files) + " files",
                         .fix = "write to a disk, make larger chunks or set MAX_MEMORY_CHUNKS"});
        }
        shared_->files[name_] = std::make_shared<const std::string>(std::move(bytes_));
        taken_ = 0;  // it is the file's now
        return {};
    }

private:
    std::shared_ptr<SharedFiles> shared_;
    MemoryBounds bounds_;
    std::string name_;
    std::string bytes_;
    u64 taken_ = 0;
};

class MemorySource final : public ByteSource {
public:
    MemorySource(Bytes bytes, u64 offset) : bytes_(std::move(bytes)), offset_(offset) {}
    Result<size_t> read(std::span<char> room) override {
        const u64 left = offset_ < bytes_->size() ? bytes_->size() - offset_ : 0;
        const size_t count = std::min<u64>(left, room.size());
        if (count > 0) std::memcpy(room.data(), bytes_->data() + offset_, count);
        offset_ += count;
        return count;
    }

private:
    Bytes bytes_;
    u64 offset_;
};

class SharedFileBytes final : public FileBytes {
public:
    explicit SharedFileBytes(Bytes bytes) : bytes_(std::move(bytes)) {}
    std::string_view view() const override { return *bytes_; }

private:
    Bytes bytes_;
};

class MemoryStore final : public Store {
public:
    MemoryStore(const std::string& name, MemoryBounds bounds)
        : uri_("memory:" + name), shared_(files_of(name)), bounds_(bounds) {}

    const std::string& uri() const override { return uri_; }

    Result<std::unique_ptr<Upload>> create(const std::string& name) override {
        (void)TRY(check_name(name));
        return std::make_unique<MemoryUpload>(shared_, bounds_, name);
    }
    Result<std::unique_ptr<ByteSource>> open(const std::string& name, u64 offset) override {
        return std::make_unique<MemorySource>(TRY(find(name)), offset);
    }
    Result<std::unique_ptr<FileBytes>> bytes(const std::string& name) override {
        return std::make_unique<SharedFileBytes>(TRY(find(name)));
    }
    Result<std::optional<u64>> size_bytes(const std::string& name) override {
        const auto found = find(name);
        if (found) return (*found)->size();
        if (found.error().code == ErrorCode::not_found) return std::nullopt;
        return fail(found.error());
    }
    Result<std::vector<StoredFile>> list(const std::string& beginning) override {
        const std::lock_guard lock(shared_->mutex);
        std::vector<StoredFile> found;
        for (const auto& [name, bytes] : shared_->files)
            if (name.starts_with(beginning)) found.push_back({name, bytes->size()});
        return found;
    }
    Result<void> remove(const std::string& name) override {
        (void)TRY(check_name(name));
        const std::lock_guard lock(shared_->mutex);
        const auto found = shared_->files.find(name);
        if (found == shared_->files.end()) return {};
        shared_->bytes -= found->second->size();
        shared_->files.erase(found);
        return {};
    }
    // Uploads of a process that is gone went with it.
    Result<void> sweep() override { return {}; }

private:
    Result<Bytes> find(const std::string& name) {
        (void)TRY(check_name(name));
        const std::lock_guard lock(shared_->mutex);
        const auto found = shared_->files.find(name);
        if (found != shared_->files.end()) return found->second;
        return fail(no_such_file(uri_, name));
    }

    std::string uri_;
    std::shared_ptr<SharedFiles> shared_;
    MemoryBounds bounds_;
};

Result<std::unique_ptr<Store>> open(const StoreContext& context, const std::string& uri) {
    std::string name = uri.substr(uri.find(':') + 1);
    if (name.starts_with("//")) name.erase(0, 2);
    (void)TRY(check_name(name));
    constexpr u64 megabyte = 1'000'000;
    MemoryBounds bounds;
    bounds.files = TRY(context.settings.integer("MAX_MEMORY_CHUNKS")).value_or(0);
    bounds.bytes = TRY(context.settings.integer("ROWSMITH_MEMORY_STORE_MB")).value_or(0) * megabyte;
    return std::make_unique<MemoryStore>(name, bounds);
}

}  // namespace

const StoreKind& memory() {
    static const StoreKind kind{.schemes = {"memory"},
                                .summary = "the memory of this process, gone with it",
                                .form = form,
                                .open = open};
    return kind;
}

}  // namespace rowsmith::stores
