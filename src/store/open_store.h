#pragma once
#include "store/store_kind.h"

namespace rowsmith {

// The store of a URI, by its scheme. Errors: unknown_store, which names the schemes that there are;
// those of the kind.
Result<std::unique_ptr<Store>> open_store(const StoreContext& context, const std::string& uri);

// Whether a place that a user names is a URI of a store, not a path of this machine: a scheme and a
// colon stand in front, as in s3://bucket and memory:one.
bool is_store_uri(std::string_view place);

}  // namespace rowsmith
