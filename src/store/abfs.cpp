// abfs://CONTAINER@ACCOUNT.dfs.core.windows.net/PREFIX: Azure Blob Storage, with or without
// hierarchical names. abfs://CONTAINER/PREFIX takes the account from the settings.
#include <arrow/filesystem/azurefs.h>

#include "store/arrow_store.h"

namespace rowsmith::stores {

namespace {

constexpr const char* form = "abfs://CONTAINER@ACCOUNT.dfs.core.windows.net/PREFIX";

struct AccountUri {
    std::string container, account, suffix;  // suffix: .dfs.core.windows.net, or empty
};

// CONTAINER@ACCOUNT.SUFFIX or CONTAINER
AccountUri split_bucket(const std::string& bucket) {
    AccountUri parts{.container = bucket.substr(0, bucket.find('@')), .account = {}, .suffix = {}};
    if (parts.container.size() == bucket.size()) return parts;
    const std::string host = bucket.substr(parts.container.size() + 1);
    parts.account = host.substr(0, host.find('.'));
    parts.suffix = host.substr(parts.account.size());
    return parts;
}

Error bad_account(std::string message, std::string fix) {
    return {.code = ErrorCode::invalid_argument,
            .cause = "bad_uri",
            .message = std::move(message),
            .expected = form,
            .fix = std::move(fix)};
}

// http://127.0.0.1:10000
void set_endpoint(arrow::fs::AzureOptions& options, const std::string& url) {
    const size_t colon = url.find("://");
    std::string authority = url.substr(colon + 3);
    while (authority.ends_with('/')) authority.pop_back();
    options.blob_storage_scheme = options.dfs_storage_scheme = url.substr(0, colon);
    options.blob_storage_authority = options.dfs_storage_authority = authority;
}

Result<std::unique_ptr<Store>> open(const StoreContext& context, const std::string& uri) {
    const BucketUri parsed = TRY(parse_bucket_uri(uri, form));
    AccountUri account = split_bucket(parsed.bucket);
    if (account.container.empty() || account.container.find(':') != std::string::npos)
        return fail(bad_account("the place names no container", "keys are settings"));
    const std::string known = TRY(context.settings.text("AZURE_STORAGE_ACCOUNT"));
    if (account.account.empty()) account.account = known;
    if (account.account.empty())
        return fail(bad_account("'" + uri + "' names no account",
                                "write it into the place, or set AZURE_STORAGE_ACCOUNT"));
    arrow::fs::AzureOptions options;
    options.account_name = account.account;
    options.background_writes = false;  // it can end the process when a stream is aborted
    const std::string endpoint = TRY(context.settings.text("ROWSMITH_AZURE_ENDPOINT"));
    constexpr std::string_view dfs = ".dfs.";
    if (!endpoint.empty()) {
        set_endpoint(options, endpoint);
    } else if (account.suffix.starts_with(dfs)) {
        options.dfs_storage_authority = account.suffix;
        options.blob_storage_authority = ".blob." + account.suffix.substr(dfs.size());
    } else if (!account.suffix.empty()) {
        return fail(bad_account("'" + account.suffix + "' is no domain of Azure", ""));
    }
    std::string path = account.container;
    if (!parsed.prefix.empty()) path += "/" + parsed.prefix;
    ArrowPlace place{.files = nullptr,
                     .uri = "abfs://" + parsed.path(),
                     .bucket = path,
                     .bucket_word = "container",
                     .fix_of_keys = "set AZURE_STORAGE_KEY to a key of the account '" +
                                    account.account + "', or sign in"};
    place.further_tries = TRY(context.settings.integer("ROWSMITH_STORE_RETRIES")).value_or(0);
    place.stop = context.stop;
    place.part_bytes = TRY(context.settings.integer("ROWSMITH_STORE_PART_MB")).value_or(0) << 20;
    const std::string key = TRY(context.settings.text("AZURE_STORAGE_KEY"));
    place.secrets = {key};
    const arrow::Status keys = key.empty() ? options.ConfigureDefaultCredential()
                                           : options.ConfigureAccountKeyCredential(key);
    if (!keys.ok()) return fail(arrow_error(keys, place, "its keys"));
    auto made = arrow::fs::AzureFileSystem::Make(options);
    if (!made.ok()) return fail(arrow_error(made.status(), place, "its settings"));
    place.files = std::move(made).ValueUnsafe();
    return arrow_store(std::move(place));
}

}  // namespace

const StoreKind& abfs() {
    static const StoreKind kind{.schemes = {"abfs", "abfss"},
                                .summary = "a container of Azure Blob Storage",
                                .form = form,
                                .open = open};
    return kind;
}

}  // namespace rowsmith::stores
