// The disk as an interface, so that tests can make any call fail.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/byte_sink.h"
#include "base/byte_source.h"
#include "base/file_bytes.h"
#include "base/integers.h"

namespace rowsmith {

class FileSystem {
public:
    virtual ~FileSystem() = default;
    // A new file for writing; what was there is replaced. close() flushes it to the disk. A file
    // that another process is writing is an error of cause `in_use`.
    virtual Result<std::unique_ptr<ByteSink>> create(const std::string& path) = 0;
    virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
    // Removing what is not there is no error.
    virtual Result<void> remove(const std::string& path) = 0;
    virtual Result<void> make_directories(const std::string& path) = 0;
    // Removes a folder that is empty; one that is not, or is not there, is left alone.
    virtual void remove_if_empty(const std::string& directory) = 0;
    // Makes the names in a folder last through a loss of power.
    virtual Result<void> sync_directory(const std::string& path) = 0;
    virtual bool exists(const std::string& path) = 0;
    virtual bool is_directory(const std::string& path) = 0;
    // From byte `offset` on.
    virtual Result<std::unique_ptr<ByteSource>> open(const std::string& path, u64 offset) = 0;
    Result<std::unique_ptr<ByteSource>> open(const std::string& path) { return open(path, 0); }
    // The file as it is now; nothing may change it meanwhile.
    virtual Result<std::unique_ptr<FileBytes>> map(const std::string& path) = 0;
    // The whole file; an error when it is larger than `size_bytes_max`.
    virtual Result<std::string> read(const std::string& path, u64 size_bytes_max) = 0;
    // Names in a folder, sorted.
    virtual Result<std::vector<std::string>> list(const std::string& path) = 0;
    virtual Result<u64> size_bytes(const std::string& path) = 0;
};

// The machine's own. Lives as long as the program.
FileSystem& real_filesystem();

}  // namespace rowsmith
