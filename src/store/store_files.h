// The files of a store as files of a disk, for those who read paths: `place/NAME`. Other paths, and
// everything that writes, go to the disk that stands behind.
#pragma once
#include <memory>

#include "archive/compression.h"
#include "base/filesystem.h"
#include "store/store.h"

namespace rowsmith {

// `compression`: how the store's files are read whose names have its ending. Both others must live
// longer.
std::unique_ptr<FileSystem> store_files(Store& store, FileSystem& others, Compression compression);

}  // namespace rowsmith
