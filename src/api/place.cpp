#include "api/place.h"

#include <unistd.h>

#include <filesystem>

#include "store/disk_store.h"
#include "store/open_store.h"

namespace rowsmith {

namespace {

constexpr std::string_view disk = "file:";

std::string absolute(const std::string& path) {
    std::error_code code;
    return std::filesystem::absolute(path, code).lexically_normal().string();
}

// One folder has one name, whichever links lead there: two jobs are not to meet in it unseen.
std::string without_links(const std::string& path) {
    std::error_code code;
    const std::string found = std::filesystem::weakly_canonical(path, code).string();
    return code || found.empty() ? path : found;
}

}  // namespace

Result<std::unique_ptr<Store>> open_place(Context& context, const std::string& text) {
    if (is_store_uri(text)) return open_store(stores_of(context), text);
    return disk_store(context.files, text);
}

Result<std::string> default_place(const Context& context, const std::string& dataset) {
    if (TRY(context.settings.text("STORAGE_TYPE")) != "cloud")
        return TRY(context.settings.text("OUTPUT_STORAGE_PATH")) + "/" + dataset;
    std::string bucket = TRY(context.settings.text("CLOUD_STORAGE_BUCKET"));
    if (bucket.empty())
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "no_bucket_named",
                     .message = "STORAGE_TYPE is 'cloud', and CLOUD_STORAGE_BUCKET is not set",
                     .expected = "the bucket to write to",
                     .fix = "set CLOUD_STORAGE_BUCKET, or name a place with -o"});
    while (bucket.ends_with('/')) bucket.pop_back();
    if (!is_store_uri(bucket)) bucket.insert(0, "s3://");
    return bucket + "/" + dataset;
}

Result<std::string> chunk_place(const Context& context, const std::string& job) {
    const std::string type = TRY(context.settings.text("STORAGE_TYPE"));
    if (type == "memory") return "memory:" + job;
    if (type == "cloud") return default_place(context, "rowsmith-chunks/" + job);
    const std::string parent = TRY(context.settings.text("TEMP_STORAGE_PATH"));
    return std::string(disk) + absolute(parent + "/" + job);
}

std::string scratch_path() {
    std::error_code code;
    std::string path = std::filesystem::temp_directory_path(code).string();
    if (code) path = ".";
    path += "/rowsmith-check-";
    path += std::to_string(getpid());
    path += '-';
    return path;
}

Result<std::string> place_uri(const Context& context, const std::string& text) {
    std::string path = text;
    if (is_store_uri(text)) {
        const auto store = TRY(open_store(stores_of(context), text));
        if (!store->uri().starts_with(disk)) return store->uri();
        path = store->uri().substr(disk.size());
    }
    return std::string(disk) + without_links(absolute(path));
}

}  // namespace rowsmith
