// The library comes inside of Arrow's for S3, of 17 MB. Only its search for keys is wanted, and
// only by those who have none in their settings: so it is loaded when it is asked, and the few
// functions are looked up by the names that the compiler gave them. A test finds them all, so that
// another version of Arrow can't go unnoticed.
#include "store/aws_key_chain.h"

#ifdef ROWSMITH_WITH_ARROW
#include <arrow/filesystem/s3fs.h>
#include <arrow/util/config.h>
#include <dlfcn.h>

#include <cstdlib>
#include <mutex>
#endif

namespace rowsmith {

namespace {

Error no_keys(std::string message) {
    return {.code = ErrorCode::unauthorized,
            .cause = "no_keys",
            .message = std::move(message),
            .fix = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"};
}

}  // namespace

#ifdef ROWSMITH_WITH_ARROW

namespace {

using arrow::fs::S3Options;

// S3Options::GetAccessKey() and its like; `this` is the first argument of a member function.
using KeyOf = std::string (*)(const S3Options*);

struct Library {
    arrow::Status (*initialize)(const arrow::fs::S3GlobalOptions&) = nullptr;
    arrow::Status (*finalize)() = nullptr;
    S3Options (*defaults)() = nullptr;
    KeyOf access_key = nullptr, secret_key = nullptr, session_token = nullptr;

    bool load() {
        // It stands beside Arrow's own; sanitizers keep a name alone from being found.
        Dl_info arrow_itself{};
        void* known = ::dlsym(RTLD_DEFAULT, "_ZN5arrow12GetBuildInfoEv");
        if (known == nullptr || ::dladdr(known, &arrow_itself) == 0) return false;
        std::string path(arrow_itself.dli_fname);
        path.resize(path.rfind('/') + 1);
        path += "libarrow_s3.so." ARROW_SO_VERSION;
        void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        return library != nullptr &&
               find(library, "_ZN5arrow2fs12InitializeS3ERKNS0_15S3GlobalOptionsE", initialize) &&
               find(library, "_ZN5arrow2fs17EnsureS3FinalizedEv", finalize) &&
               find(library, "_ZN5arrow2fs9S3Options8DefaultsEv", defaults) &&
               find(library, key_getter("12GetAccessKey"), access_key) &&
               find(library, key_getter("12GetSecretKey"), secret_key) &&
               find(library, key_getter("15GetSessionToken"), session_token);
    }

private:
    static std::string key_getter(const std::string& name) {
        return "_ZNK5arrow2fs9S3Options" + name + "B5cxx11Ev";
    }
    template <class Function>
    static bool find(void* library, const std::string& name, Function& function) {
        function = reinterpret_cast<Function>(::dlsym(library, name.c_str()));
        return function != nullptr;
    }
};

// Never unloaded. Amazon's library asks to be ended before the program is.
Library* loaded_library() {
    static Library library;
    static const bool is_loaded = [] {
        arrow::fs::S3GlobalOptions options{};
        options.log_level = arrow::fs::S3LogLevel::Fatal;  // it would write to standard error
        if (!library.load() || !library.initialize(options).ok()) return false;
        (void)std::atexit([] { (void)library.finalize(); });
        return true;
    }();
    return is_loaded ? &library : nullptr;
}

}  // namespace

Result<AwsKeys> find_aws_keys(const std::string& profile) {
    static std::mutex mutex;
    static const S3Options* options = nullptr;  // never destroyed: the library ends first
    const std::lock_guard lock(mutex);
    if (options == nullptr) {
        // The library reads the name from the environment alone.
        if (!profile.empty()) ::setenv("AWS_PROFILE", profile.c_str(), 0);
        Library* library = loaded_library();
        if (library == nullptr) return fail(no_keys("keys of S3 can't be looked for"));
        options = new S3Options(library->defaults());
    }
    const Library& library = *loaded_library();
    AwsKeys keys{library.access_key(options), library.secret_key(options),
                 library.session_token(options)};
    if (keys.access_key.empty() || keys.secret_key.empty())
        return fail(no_keys("there are no keys of S3, neither in the settings nor in a profile"));
    return keys;
}

#else

Result<AwsKeys> find_aws_keys(const std::string&) {
    return fail(no_keys("there are no keys of S3 in the settings"));
}

#endif

}  // namespace rowsmith
