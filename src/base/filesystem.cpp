#include "base/filesystem.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace rowsmith {

namespace {

std::unexpected<Error> io_error(std::string_view what, const std::string& path, int number) {
    Error error{.code = ErrorCode::io, .cause = "io_failed", .message = std::string(what)};
    error.message += ": " + std::string(std::strerror(number));
    error.place.file = path;
    if (number == ENOSPC)
        error.cause = "disk_full", error.fix = "free some space or choose another folder";
    if (number == EACCES || number == EROFS || number == EPERM)
        error.cause = "no_permission", error.fix = "choose a folder that you may write to";
    if (number == EPIPE) error.cause = "closed_pipe";
    if (number == ENOENT) error.code = ErrorCode::not_found, error.cause = "file_not_found";
    return std::unexpected(std::move(error));
}

class RealFile final : public ByteSink {
public:
    RealFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    ~RealFile() override {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    RealFile(const RealFile&) = delete;
    RealFile& operator=(const RealFile&) = delete;

    Result<void> write(std::string_view bytes) override {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return io_error("cannot write", path_, errno);
            bytes.remove_prefix(static_cast<size_t>(written));
            written_ += static_cast<off_t>(written);
        }
        start_writeback();
        return {};
    }

    Result<void> close() override {
        const int descriptor = std::exchange(descriptor_, -1);
        // A device such as /dev/null cannot be synced, and need not be.
        const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
        const int number = errno;
        if (::close(descriptor) != 0 || !synced) return io_error("cannot write", path_, number);
        return {};
    }

private:
    // The disk is set to work while more is made, so that close() has little to wait for. Whether
    // it can does not matter: close() reports what does.
    void start_writeback() {
        constexpr off_t step_bytes = 8 << 20;
        if (written_ - started_ < step_bytes) return;
        (void)::sync_file_range(descriptor_, started_, written_ - started_, SYNC_FILE_RANGE_WRITE);
        started_ = written_;
    }

    int descriptor_;
    std::string path_;
    off_t written_ = 0;
    off_t started_ = 0;  // of it
};

class RealSource final : public ByteSource {
public:
    RealSource(int descriptor, std::string path)
        : descriptor_(descriptor), path_(std::move(path)) {}
    ~RealSource() override { ::close(descriptor_); }
    RealSource(const RealSource&) = delete;
    RealSource& operator=(const RealSource&) = delete;

    Result<size_t> read(std::span<char> room) override {
        ssize_t got = 0;
        do got = ::read(descriptor_, room.data(), room.size());
        while (got < 0 && errno == EINTR);
        if (got < 0) return io_error("cannot read", path_, errno);
        return static_cast<size_t>(got);
    }

private:
    int descriptor_;
    std::string path_;
};

class MappedFile final : public FileBytes {
public:
    explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
    ~MappedFile() override {
        if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    std::string_view view() const override { return bytes_; }

private:
    std::string_view bytes_;
};

class RealFileSystem final : public FileSystem {
public:
    Result<std::unique_ptr<ByteSink>> create(const std::string& path) override {
        const int descriptor = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
        if (descriptor < 0) return io_error("cannot create the file", path, errno);
        auto file = std::make_unique<RealFile>(descriptor, path);
        // The lock goes with the process, so one that was killed leaves nothing to clean up.
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
            return fail({.code = ErrorCode::conflict,
                         .cause = "in_use",
                         .message = "another process is writing this file",
                         .place = {.file = path, .path = "", .line = 0, .column = 0},
                         .expected = "one writer at a time",
                         .fix = "wait until the other one is done, or choose another folder"});
        // A device or a pipe cannot be cut, and need not be.
        if (::ftruncate(descriptor, 0) != 0 && errno != EINVAL)
            return io_error("cannot create the file", path, errno);
        return file;
    }

    Result<void> rename(const std::string& from, const std::string& to) override {
        if (::rename(from.c_str(), to.c_str()) != 0) return io_error("cannot rename to", to, errno);
        return {};
    }

    Result<void> remove(const std::string& path) override {
        if (::unlink(path.c_str()) != 0 && errno != ENOENT)
            return io_error("cannot remove", path, errno);
        return {};
    }

    Result<void> make_directories(const std::string& path) override {
        std::error_code code;
        std::filesystem::create_directories(path, code);
        if (code) return io_error("cannot create the folder", path, code.value());
        return {};
    }

    void remove_if_empty(const std::string& directory) override { ::rmdir(directory.c_str()); }

    Result<void> sync_directory(const std::string& path) override {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) return io_error("cannot open the folder", path, errno);
        const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
        const int number = errno;
        ::close(descriptor);
        if (!synced) return io_error("cannot write", path, number);
        return {};
    }

    bool exists(const std::string& path) override {
        std::error_code code;
        return std::filesystem::exists(path, code);
    }

    bool is_directory(const std::string& path) override {
        std::error_code code;
        return std::filesystem::is_directory(path, code);
    }

    using FileSystem::open;
    Result<std::unique_ptr<ByteSource>> open(const std::string& path, u64 offset) override {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return io_error("cannot open", path, errno);
        auto source = std::make_unique<RealSource>(descriptor, path);
        if (offset > 0 && ::lseek(descriptor, static_cast<off_t>(offset), SEEK_SET) < 0)
            return io_error("cannot read", path, errno);
        return source;
    }

    Result<std::unique_ptr<FileBytes>> map(const std::string& path) override {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return io_error("cannot open", path, errno);
        struct stat about = {};
        const bool is_known = ::fstat(descriptor, &about) == 0;
        const auto size = static_cast<size_t>(about.st_size);
        void* bytes = nullptr;  // nothing can't be mapped
        if (is_known && size > 0)
            bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        const int number = errno;
        ::close(descriptor);
        if (!is_known || bytes == MAP_FAILED) return io_error("cannot read", path, number);
        if (bytes != nullptr) ::madvise(bytes, size, MADV_SEQUENTIAL);
        return std::make_unique<MappedFile>(
            std::string_view(static_cast<const char*>(bytes), size));
    }

    Result<std::string> read(const std::string& path, u64 size_bytes_max) override {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return io_error("cannot open", path, errno);
        std::string bytes;
        char piece[65536];
        ssize_t got = 0;
        while ((got = ::read(descriptor, piece, sizeof piece)) != 0) {
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) break;
            bytes.append(piece, static_cast<size_t>(got));
            if (bytes.size() > size_bytes_max) break;
        }
        const int number = errno;
        ::close(descriptor);
        if (got < 0) return io_error("cannot read", path, number);
        if (bytes.size() <= size_bytes_max) return bytes;
        Error error{.code = ErrorCode::limit,
                    .cause = "file_too_large",
                    .message = "the file is too large"};
        error.place.file = path;
        error.expected = "at most " + std::to_string(size_bytes_max) + " bytes";
        return fail(std::move(error));
    }

    Result<std::vector<std::string>> list(const std::string& path) override {
        std::error_code code;
        std::vector<std::string> names;
        std::filesystem::directory_iterator entries(path, code), end;
        for (; !code && entries != end; entries.increment(code))
            names.push_back(entries->path().filename().string());
        if (code) return io_error("cannot list the folder", path, code.value());
        std::sort(names.begin(), names.end());
        return names;
    }

    Result<u64> size_bytes(const std::string& path) override {
        std::error_code code;
        const auto size = std::filesystem::file_size(path, code);
        if (code) return io_error("cannot look at", path, code.value());
        return static_cast<u64>(size);
    }
};

}  // namespace

FileSystem& real_filesystem() {
    static RealFileSystem filesystem;
    return filesystem;
}

}  // namespace rowsmith
