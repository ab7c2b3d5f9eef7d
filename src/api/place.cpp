#include "api/place.h"

#include <filesystem>

#include "store/disk_store.h"
#include "store/open_store.h"

namespace rowsmith {

std::string place_uri(const std::string& text) {
    if (is_store_uri(text)) return text;
    std::error_code code;
    return "file:" + std::filesystem::absolute(text, code).lexically_normal().string();
}

Result<std::unique_ptr<Store>> open_place(Context& context, const std::string& text) {
    if (is_store_uri(text)) return open_store(context.files, text);
    return disk_store(context.files, text);
}

}  // namespace rowsmith
