// Where data goes to or stands: a folder of this machine, or a store by its URI.
#pragma once
#include <memory>
#include <string>

#include "api/context.h"
#include "store/store.h"

namespace rowsmith {

// `text`: a path, or the URI of a store. Errors: unknown_store.
Result<std::unique_ptr<Store>> open_place(Context& context, const std::string& text);

}  // namespace rowsmith
