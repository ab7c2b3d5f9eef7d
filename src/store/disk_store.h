// A folder of this machine as a store.
//
// A file is written as .NAME.partial in the folder of its name, synced, renamed, and the folder
// synced. The writer holds a lock on it, which goes with the process: so what a process that is
// gone has left can be told from what another one is writing.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/filesystem.h"
#include "store/store.h"

namespace rowsmith {

// Folders are made when a file needs them.
std::unique_ptr<Store> disk_store(FileSystem& files, const std::string& folder);

// Whether a file of that name, without its folder, was begun by a process that is gone.
bool is_left_unfinished(std::string_view name);

}  // namespace rowsmith
