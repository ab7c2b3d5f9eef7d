// file:FOLDER, also file:///FOLDER: this machine's disk.
#include "store/disk_store.h"
#include "store/store_kind.h"

namespace rowsmith::stores {

namespace {

constexpr const char* form = "file:FOLDER";

Result<std::unique_ptr<Store>> open(const StoreContext& context, const std::string& uri) {
    std::string folder = uri.substr(uri.find(':') + 1);
    if (folder.starts_with("//") && !folder.starts_with("///"))
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "bad_uri",
                     .message = "'" + uri + "' names another machine",
                     .expected = form,
                     .fix = "write three slashes, or none, before a full path"});
    if (folder.starts_with("///")) folder.erase(0, 2);
    if (folder.empty())
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "bad_uri",
                     .message = "'" + uri + "' names no folder",
                     .expected = form});
    return disk_store(context.files, folder);
}

}  // namespace

const StoreKind& file() {
    static const StoreKind kind{
        .schemes = {"file"}, .summary = "a folder of this machine", .form = form, .open = open};
    return kind;
}

}  // namespace rowsmith::stores
