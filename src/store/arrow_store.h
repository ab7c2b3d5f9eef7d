// A store over one of Arrow's file systems for clouds.
//
// Their streams publish what was written also when they are aborted, and replace what stands there
// when they are opened. So a file is written as a temporary object under .rowsmith/, and copied on
// the server to its name when it is whole: the commit is one request of the provider, which shows
// the old object or the new one.
#pragma once
#include <arrow/filesystem/filesystem.h>

#include "store/store_kind.h"

namespace rowsmith {

struct ArrowPlace {
    std::shared_ptr<arrow::fs::FileSystem> files;
    std::string uri;
    std::string bucket;       // and what is below it: BUCKET or BUCKET/PREFIX
    std::string bucket_word;  // bucket or container
    std::string fix_of_keys;
    std::vector<std::string> secrets = {};  // that no error may repeat
    u64 part_bytes = 0;                     // held by an upload, and given to Arrow at once
    u64 further_tries = 0;
    const std::atomic<bool>* stop = nullptr;
};

std::unique_ptr<Store> arrow_store(ArrowPlace place);

// Of an option's making, where no request was made yet.
Error arrow_error(const arrow::Status& status, const ArrowPlace& place, const std::string& what);

}  // namespace rowsmith
