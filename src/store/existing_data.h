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

// For a dataset that comes as folders of parts: whatever else stands in a table's folder would be
// read as its rows. Fails with cause `data_exists`.
Result<void> look_at_folders(Store& store, const Manifest& recipe, const ExistingData& existing);

// Tables whose file would stand where the schema or the manifest does. Error: table_name_taken.
Result<void> check_table_names(const Manifest& recipe);

// Removes files of the dataset that stood there and that the new one does not have.
Result<void> remove_stale(Store& store, const ExistingData& existing, const Manifest& manifest);

}  // namespace rowsmith
