#include "store/store_files.h"

#include <algorithm>
#include <set>

#include "archive/decompressing_source.h"

namespace rowsmith {

namespace {

class StoreFiles final : public FileSystem {
public:
    StoreFiles(Store& store, FileSystem& others, Compression compression)
        : store_(store), others_(others), compression_(compression), root_(store.place()) {}

    Result<std::unique_ptr<ByteSink>> create(const std::string& path) override {
        return others_.create(path);
    }
    Result<void> rename(const std::string& from, const std::string& to) override {
        return others_.rename(from, to);
    }
    Result<void> remove(const std::string& path) override { return others_.remove(path); }
    Result<void> make_directories(const std::string& path) override {
        return others_.make_directories(path);
    }
    void remove_if_empty(const std::string& directory) override {
        others_.remove_if_empty(directory);
    }
    Result<void> sync_directory(const std::string& path) override {
        return others_.sync_directory(path);
    }

    bool exists(const std::string& path) override {
        if (path == root_) return true;
        if (!is_mine(path)) return others_.exists(path);
        const auto size = store_.size_bytes(name_of(path));
        return size && *size;
    }
    bool is_directory(const std::string& path) override {
        return path == root_ || (!is_mine(path) && others_.is_directory(path));
    }
    using FileSystem::open;
    Result<std::unique_ptr<ByteSource>> open(const std::string& path, u64 offset) override {
        if (!is_mine(path)) return others_.open(path, offset);
        const bool is_packed =
            compression_ != Compression::none && path.ends_with(ending_of(compression_));
        if (!is_packed) return store_.open(name_of(path), offset);
        auto source = decompressed(TRY(store_.open(name_of(path))), compression_);
        char room[4096];
        while (offset > 0) {
            const size_t got = TRY(source->read({room, std::min<u64>(offset, sizeof room)}));
            if (got == 0) break;
            offset -= got;
        }
        return source;
    }
    Result<std::unique_ptr<FileBytes>> map(const std::string& path) override {
        return is_mine(path) ? store_.bytes(name_of(path)) : others_.map(path);
    }
    Result<std::string> read(const std::string& path, u64 size_bytes_max) override {
        if (!is_mine(path)) return others_.read(path, size_bytes_max);
        return read_text(store_, name_of(path), size_bytes_max);
    }
    // Names of the first level, sorted.
    Result<std::vector<std::string>> list(const std::string& path) override {
        if (path != root_) return others_.list(path);
        std::set<std::string> names;
        for (const StoredFile& file : TRY(store_.list("")))
            names.insert(file.name.substr(0, file.name.find('/')));
        return std::vector(names.begin(), names.end());
    }
    Result<u64> size_bytes(const std::string& path) override {
        if (!is_mine(path)) return others_.size_bytes(path);
        const auto size = TRY(store_.size_bytes(name_of(path)));
        if (size) return *size;
        return fail(no_such_file(store_.uri(), name_of(path)));
    }

private:
    bool is_mine(const std::string& path) const { return path.starts_with(root_ + "/"); }
    std::string name_of(const std::string& path) const { return path.substr(root_.size() + 1); }

    Store& store_;
    FileSystem& others_;
    const Compression compression_;
    const std::string root_;
};

}  // namespace

std::unique_ptr<FileSystem> store_files(Store& store, FileSystem& others, Compression compression) {
    return std::make_unique<StoreFiles>(store, others, compression);
}

}  // namespace rowsmith
