#include "store/open_store.h"

#include "store/disk_store.h"

namespace rowsmith {

Result<std::unique_ptr<Store>> open_store(FileSystem& files, const std::string& uri) {
    constexpr std::string_view disk = "file:";
    if (uri.starts_with(disk)) return disk_store(files, uri.substr(disk.size()));
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_store",
                 .message = "'" + uri + "' names no store",
                 .expected = "file:FOLDER"});
}

}  // namespace rowsmith
