#pragma once
#include <memory>
#include <string>

#include "base/filesystem.h"
#include "store/store.h"

namespace rowsmith {

// The store of a URI: file:FOLDER. Error: unknown_store.
Result<std::unique_ptr<Store>> open_store(FileSystem& files, const std::string& uri);

}  // namespace rowsmith
