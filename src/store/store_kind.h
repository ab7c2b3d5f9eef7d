// A kind of store as users name it, by the scheme of a URI: one file a kind, listed by CMake. What
// a store may know of the outside world is handed in from above.
#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "base/filesystem.h"
#include "base/registry.h"
#include "config/settings.h"
#include "store/store.h"

namespace rowsmith {

// References, to be passed by value; only while a store is opened. A file system alone
// stands for the defaults of all settings.
struct StoreContext {
    StoreContext(FileSystem& own_files)  // NOLINT: where stores are asked for, files are at hand
        : StoreContext(own_files, default_settings()) {}
    StoreContext(FileSystem& own_files, const Settings& own_settings)
        : files(own_files), settings(own_settings) {}

    FileSystem& files;
    const Settings& settings;
    // Where somebody wants to stop, nothing is waited for or tried again. Outlives the stores.
    const std::atomic<bool>* stop = nullptr;

private:
    static const Settings& default_settings();
};

struct StoreKind {
    std::vector<std::string> schemes;  // s3
    std::string summary;               // one line, no full stop
    std::string form;                  // s3://BUCKET/PREFIX
    // From the whole URI. Asks nothing of a network.
    Result<std::unique_ptr<Store>> (*open)(const StoreContext& context, const std::string& uri);
};

// All kinds, sorted by the names of their files.
std::span<const RegistryEntry<StoreKind>> all_store();

// BUCKET and PREFIX of scheme://BUCKET/PREFIX; the prefix without '/' at its ends. Error: bad_uri,
// which repeats nothing that could be a password.
struct BucketUri {
    std::string bucket, prefix;
    std::string path() const { return prefix.empty() ? bucket : bucket + "/" + prefix; }
};
Result<BucketUri> parse_bucket_uri(const std::string& uri, const std::string& form);

}  // namespace rowsmith
