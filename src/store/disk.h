// A folder of this machine as the place of a delivery.
//
// Files are written as .NAME.partial in the same folder and renamed when all of them are whole, so
// nothing half ever has a final name. A lock file keeps a second process out.
#pragma once
#include <memory>
#include <string>

#include "base/delivery.h"
#include "base/filesystem.h"

namespace rowsmith {

// Makes the folder where it is missing. Nothing is replaced before the commit.
Result<std::unique_ptr<Delivery>> deliver_to_folder(FileSystem& files, const std::string& folder);

}  // namespace rowsmith
