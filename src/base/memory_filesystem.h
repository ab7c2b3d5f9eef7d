// A disk for tests: files in memory, and any call can be made to fail.
#pragma once
#include <map>
#include <set>
#include <string>

#include "base/filesystem.h"

namespace rowsmith {

class MemoryFileSystem final : public FileSystem {
public:
    std::map<std::string, std::string> files;
    std::set<std::string> folders = {"."};
    // The number of the call that fails once, from 1; 0 = none. Calls on open files count too;
    // asking whether something exists cannot fail.
    u64 fails_at = 0;
    u64 calls = 0;

    Result<std::unique_ptr<ByteSink>> create(const std::string& path) override;
    Result<void> rename(const std::string& from, const std::string& to) override;
    Result<void> remove(const std::string& path) override;
    Result<void> make_directories(const std::string& path) override;
    void remove_if_empty(const std::string& directory) override;
    Result<void> sync_directory(const std::string& path) override;
    bool exists(const std::string& path) override;
    bool is_directory(const std::string& path) override;
    using FileSystem::open;
    Result<std::unique_ptr<ByteSource>> open(const std::string& path, u64 offset) override;
    Result<std::unique_ptr<FileBytes>> map(const std::string& path) override;
    Result<std::string> read(const std::string& path, u64 size_bytes_max) override;
    Result<std::vector<std::string>> list(const std::string& path) override;
    Result<u64> size_bytes(const std::string& path) override;

    // Counts a call; the error when it is its turn to fail.
    Result<void> count();

private:
    Result<const std::string*> find(const std::string& path);
};

}  // namespace rowsmith
