// A place for files under one URI: a folder of this machine, a bucket of an object store, memory.
//
// A file has its name only when it is whole, also where an older one of that name stands; what was
// begun and not committed leaves nothing that a reader can find, whatever happens to the process.
// Names are relative, their parts joined by '/': `orders/part-00000.csv`. Safe for several threads;
// one upload belongs to one thread at a time.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_sink.h"
#include "base/byte_source.h"
#include "base/file_bytes.h"
#include "base/integers.h"

namespace rowsmith {

// Bytes on their way. close() brings them all to the place; commit() then gives them their name.
// Destroyed without a commit it takes back what it has written.
class Upload : public ByteSink {
public:
    // Requires: close() has succeeded. Replaces an older file of the name in one step.
    virtual Result<void> commit() = 0;
};

// Keeps others out of a place as long as it lives.
class Hold {
public:
    Hold() = default;
    virtual ~Hold() = default;
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
};

struct StoredFile {
    std::string name;
    u64 size_bytes = 0;
};

class Store {
public:
    virtual ~Store() = default;

    // file:///data/out, s3://bucket/prefix: as users write it, without secrets.
    virtual const std::string& uri() const = 0;
    // The same, and a file of it, as errors and reports name them: a folder by its path alone.
    virtual std::string place() const { return uri(); }
    std::string place_of(const std::string& name) const { return place() + "/" + name; }

    // Before a delivery to the place: keeps other ones out where the place can (else null), and
    // sweeps away what one that died there has left. Error: in_use.
    virtual Result<std::unique_ptr<Hold>> hold();

    // Error: bad_name.
    virtual Result<std::unique_ptr<Upload>> create(const std::string& name) = 0;
    // From byte `offset` on. Error: file_not_found.
    virtual Result<std::unique_ptr<ByteSource>> open(const std::string& name, u64 offset = 0) = 0;
    // All of it at once. Error: file_not_found.
    virtual Result<std::unique_ptr<FileBytes>> bytes(const std::string& name) = 0;
    // None where there is no such file.
    virtual Result<std::optional<u64>> size_bytes(const std::string& name) = 0;
    // All files whose names begin so, sorted by name; temporary ones are not among them.
    virtual Result<std::vector<StoredFile>> list(const std::string& beginning) = 0;
    // Removing what is not there is no error.
    virtual Result<void> remove(const std::string& name) = 0;
    // Takes away what uploads of processes that are gone have left behind.
    virtual Result<void> sweep() = 0;
};

// A whole small file as text. Errors: file_not_found, file_too_large.
Result<std::string> read_text(Store& store, const std::string& name, u64 size_bytes_max);

// Names that every store takes: UTF-8 without control characters and backslashes, at most 1,000
// bytes; no part between '/' is empty or begins with a dot. Error: bad_name.
Result<void> check_name(const std::string& name);

// The error of cause file_not_found.
Error no_such_file(const std::string& uri, const std::string& name);

}  // namespace rowsmith
