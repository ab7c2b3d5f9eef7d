// Where data goes to or stands: a folder of this machine, or a store by its URI.
#pragma once
#include <memory>
#include <string>

#include "api/context.h"
#include "store/store_kind.h"

namespace rowsmith {

inline StoreContext stores_of(const Context& context) {
    StoreContext stores(context.files, context.settings);
    stores.stop = context.cancelled;
    return stores;
}

// `text`: a path, or the URI of a store. Errors: unknown_store.
Result<std::unique_ptr<Store>> open_place(Context& context, const std::string& text);

// Where a dataset goes when no place is asked for: below $OUTPUT_STORAGE_PATH, or into
// $CLOUD_STORAGE_BUCKET where STORAGE_TYPE says so. Error: no_bucket_named.
Result<std::string> default_place(const Context& context, const std::string& dataset);

// Where the chunks of a job are kept until they are joined.
Result<std::string> chunk_place(const Context& context, const std::string& job);

// Where keys go that do not fit into memory: files of this process in the machine's own folder.
// More is to be added to the path.
std::string scratch_path();

// The URI of a place that means the same in every folder: a job may go on in another one.
Result<std::string> place_uri(const Context& context, const std::string& text);

}  // namespace rowsmith
