// What stands already where a dataset is to go, and whether it may be replaced.
#pragma once
#include <string>
#include <vector>

#include "run/manifest.h"
#include "store/store.h"

namespace rowsmith {

enum class Overwrite : u8 {
    equal,  // only what was made from the same, and is still as it was made
    anything,
};

struct ExistingData {
    std::vector<std::string> files;  // of the dataset that stands there, as its manifest names them
};

// Fails with cause `data_exists` where something stands that may not be replaced.
Result<ExistingData> look_at_existing(Store& store, const Manifest& recipe, Overwrite overwrite);

// Removes files of the dataset that stood there and that the new one does not have.
Result<void> remove_stale(Store& store, const ExistingData& existing, const Manifest& manifest);

}  // namespace rowsmith
