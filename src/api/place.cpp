#include "api/place.h"

#include "store/disk_store.h"
#include "store/open_store.h"

namespace rowsmith {

Result<std::unique_ptr<Store>> open_place(Context& context, const std::string& text) {
    if (is_store_uri(text)) return open_store(context.files, text);
    return disk_store(context.files, text);
}

}  // namespace rowsmith
