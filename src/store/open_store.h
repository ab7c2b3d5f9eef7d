#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/filesystem.h"
#include "store/store.h"

namespace rowsmith {

// Whether a text is a URI of a store, rather than the path of a folder or file.
bool is_store_uri(std::string_view text);

// The store of a URI: file:FOLDER. Error: unknown_store.
Result<std::unique_ptr<Store>> open_store(FileSystem& files, const std::string& uri);

}  // namespace rowsmith
