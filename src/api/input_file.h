// A file that somebody names to be read: a schema, the lines of a lookup.
#pragma once
#include <memory>
#include <string>

#include "api/context.h"
#include "store/store.h"

namespace rowsmith {

struct InputFile {
    std::unique_ptr<Store> store;
    std::string name;  // in the store

    std::string shown() const { return store->place_of(name); }
};

// `text`: a path, or the URI of a file in a store. A person may read whatever the machine lets them
// read; for a program the file must lie in one of $ROWSMITH_INPUTS. Errors: unknown_store,
// no_file_named, input_not_listed, bad_name.
Result<InputFile> open_input(Context& context, const std::string& text);

}  // namespace rowsmith
