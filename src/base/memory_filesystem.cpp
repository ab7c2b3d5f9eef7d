#include "base/memory_filesystem.h"

#include <algorithm>
#include <cstring>

namespace rowsmith {

namespace {

Error failed(const std::string& path, std::string cause) {
    Error error{.code = ErrorCode::io, .cause = std::move(cause), .message = "cannot do that"};
    error.place.file = path;
    return error;
}

class MemorySink final : public ByteSink {
public:
    MemorySink(MemoryFileSystem& files, std::string path) : files_(files), path_(std::move(path)) {}
    Result<void> write(std::string_view bytes) override {
        (void)TRY(files_.count());
        files_.files[path_] += bytes;
        return {};
    }
    Result<void> close() override { return files_.count(); }

private:
    MemoryFileSystem& files_;
    std::string path_;
};

class MemorySource final : public ByteSource {
public:
    MemorySource(MemoryFileSystem& files, std::string bytes)
        : files_(files), bytes_(std::move(bytes)) {}
    Result<size_t> read(std::span<char> room) override {
        (void)TRY(files_.count());
        const size_t got = std::min(room.size(), bytes_.size() - at_);
        std::memcpy(room.data(), bytes_.data() + at_, got);
        at_ += got;
        return got;
    }

private:
    MemoryFileSystem& files_;
    std::string bytes_;
    size_t at_ = 0;
};

class CopiedFile final : public FileBytes {
public:
    explicit CopiedFile(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string_view view() const override { return bytes_; }

private:
    std::string bytes_;
};

}  // namespace

Result<void> MemoryFileSystem::count() {
    if (++calls == fails_at) return fail(failed("call " + std::to_string(calls), "disk_full"));
    return {};
}

Result<const std::string*> MemoryFileSystem::find(const std::string& path) {
    (void)TRY(count());
    const auto found = files.find(path);
    if (found != files.end()) return &found->second;
    Error error = failed(path, "file_not_found");
    error.code = ErrorCode::not_found;
    return fail(std::move(error));
}

Result<std::unique_ptr<ByteSink>> MemoryFileSystem::create(const std::string& path) {
    (void)TRY(count());
    files[path].clear();
    return std::make_unique<MemorySink>(*this, path);
}

Result<void> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
    std::string bytes = *TRY(find(from));
    files.erase(from);
    files[to] = std::move(bytes);
    return {};
}

Result<void> MemoryFileSystem::remove(const std::string& path) {
    (void)TRY(count());
    files.erase(path);
    return {};
}

Result<void> MemoryFileSystem::make_directories(const std::string& path) {
    (void)TRY(count());
    for (size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1))
        folders.insert(path.substr(0, slash));
    folders.insert(path);
    return {};
}

void MemoryFileSystem::remove_if_empty(const std::string& directory) {
    const auto inside = files.lower_bound(directory + "/");
    if (inside == files.end() || !inside->first.starts_with(directory + "/"))
        folders.erase(directory);
}

Result<void> MemoryFileSystem::sync_directory(const std::string&) { return count(); }

bool MemoryFileSystem::exists(const std::string& path) {
    return files.contains(path) || folders.contains(path);
}

bool MemoryFileSystem::is_directory(const std::string& path) {
    const auto is_below = [&](const auto& file) { return file.first.starts_with(path + "/"); };
    return folders.contains(path) || std::ranges::any_of(files, is_below);
}

Result<std::unique_ptr<ByteSource>> MemoryFileSystem::open(const std::string& path, u64 offset) {
    const std::string& bytes = *TRY(find(path));
    return std::make_unique<MemorySource>(*this, bytes.substr(std::min(offset, bytes.size())));
}

Result<std::unique_ptr<FileBytes>> MemoryFileSystem::map(const std::string& path) {
    return std::make_unique<CopiedFile>(*TRY(find(path)));
}

Result<std::string> MemoryFileSystem::read(const std::string& path, u64 size_bytes_max) {
    const std::string* bytes = TRY(find(path));
    if (bytes->size() > size_bytes_max) return fail(failed(path, "file_too_large"));
    return *bytes;
}

Result<std::vector<std::string>> MemoryFileSystem::list(const std::string& path) {
    (void)TRY(count());
    if (files.contains(path)) return fail(failed(path, "io_failed"));
    std::set<std::string> names;
    const auto add = [&](const std::string& name) {
        if (name.starts_with(path + "/"))
            names.insert(
                name.substr(path.size() + 1, name.find('/', path.size() + 1) - path.size() - 1));
    };
    for (const auto& [name, bytes] : files) add(name);
    for (const std::string& name : folders) add(name);
    return std::vector(names.begin(), names.end());
}

Result<u64> MemoryFileSystem::size_bytes(const std::string& path) {
    return TRY(find(path))->size();
}

}  // namespace rowsmith
