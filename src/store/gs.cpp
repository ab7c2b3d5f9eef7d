// gs://BUCKET/PREFIX: Google Cloud Storage.
#include <arrow/filesystem/gcsfs.h>

#include "store/arrow_store.h"

namespace rowsmith::stores {

namespace {

constexpr const char* form = "gs://BUCKET/PREFIX";
constexpr u64 credentials_bytes_max = 1 << 20;

// Keys of the file that the settings name, else those that Google's own library finds; a server for
// tests takes none.
Result<arrow::fs::GcsOptions> options_of(const StoreContext& context) {
    const std::string endpoint = TRY(context.settings.text("STORAGE_EMULATOR_HOST"));
    if (!endpoint.empty()) {
        auto options = arrow::fs::GcsOptions::Anonymous();
        const size_t colon = endpoint.find("://");
        options.scheme = colon == std::string::npos ? "http" : endpoint.substr(0, colon);
        options.endpoint_override =
            colon == std::string::npos ? endpoint : endpoint.substr(colon + 3);
        while (options.endpoint_override.ends_with('/')) options.endpoint_override.pop_back();
        return options;
    }
    const std::string path = TRY(context.settings.text("GCS_CREDENTIALS_PATH"));
    if (path.empty()) return arrow::fs::GcsOptions::Defaults();
    const std::string json = TRY(context.files.read(path, credentials_bytes_max));
    return arrow::fs::GcsOptions::FromServiceAccountCredentials(json);
}

Result<std::unique_ptr<Store>> open(const StoreContext& context, const std::string& uri) {
    const BucketUri parsed = TRY(parse_bucket_uri(uri, form));
    arrow::fs::GcsOptions options = TRY(options_of(context));
    const std::string project = TRY(context.settings.text("GCS_PROJECT_ID"));
    if (!project.empty()) options.project_id = project;
    ArrowPlace place{.files = nullptr,
                     .uri = "gs://" + parsed.path(),
                     .bucket = parsed.path(),
                     .bucket_word = "bucket",
                     .fix_of_keys =
                         "set GCS_CREDENTIALS_PATH to the file of an account that may "
                         "read, write, list and delete there"};
    place.further_tries = TRY(context.settings.integer("ROWSMITH_STORE_RETRIES")).value_or(0);
    place.stop = context.stop;
    place.part_bytes = TRY(context.settings.integer("ROWSMITH_STORE_PART_MB")).value_or(0) << 20;
    // The library waits between tries by itself; that many of ours come on top.
    options.retry_limit_seconds = place.further_tries == 0 ? 1 : 5;
    auto made = arrow::fs::GcsFileSystem::Make(options);
    if (!made.ok()) return fail(arrow_error(made.status(), place, "its settings"));
    place.files = std::move(made).ValueUnsafe();
    return arrow_store(std::move(place));
}

}  // namespace

const StoreKind& gs() {
    static const StoreKind kind{.schemes = {"gs", "gcs"},
                                .summary = "a bucket of Google Cloud Storage",
                                .form = form,
                                .open = open};
    return kind;
}

}  // namespace rowsmith::stores
