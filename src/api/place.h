// Where data goes to or stands: a folder of this machine, or a store by its URI.
#pragma once
#include <memory>
#include <string>

#include "api/context.h"
#include "store/store.h"

namespace rowsmith {

// The URI of such a text; a path becomes file: with the whole path, as others may stand elsewhere.
std::string place_uri(const std::string& text);

// `text`: a path, or the URI of a store. Errors: unknown_store.
Result<std::unique_ptr<Store>> open_place(Context& context, const std::string& text);

}  // namespace rowsmith
