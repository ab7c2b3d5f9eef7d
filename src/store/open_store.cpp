#include "store/open_store.h"

#include "store/disk_store.h"

namespace rowsmith {

bool is_store_uri(std::string_view text) {
    constexpr std::string_view of_schemes = "abcdefghijklmnopqrstuvwxyz0123456789+-.";
    const size_t colon = text.find_first_not_of(of_schemes);
    if (colon == 0 || colon == std::string_view::npos || text[colon] != ':') return false;
    return text.substr(0, colon) == "file" || text.substr(colon).starts_with("://");
}

Result<std::unique_ptr<Store>> open_store(FileSystem& files, const std::string& uri) {
    constexpr std::string_view disk = "file:";
    if (uri.starts_with(disk)) return disk_store(files, uri.substr(disk.size()));
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_store",
                 .message = "'" + uri + "' names no store",
                 .expected = "file:FOLDER"});
}

}  // namespace rowsmith
