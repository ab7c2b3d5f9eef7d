// One file on its way to S3: parts that nobody sees before their completion, which is the commit.
// What is small waits in memory and is put in one piece.
//
// Before an upload by parts begins, a mark that names the key is put under .rowsmith/, and it goes
// when the upload is over: by it, sweep() finds uploads that the dead have left open.
#pragma once
#include <memory>

#include "store/s3_client.h"
#include "store/store.h"

namespace rowsmith {

struct S3Target {
    std::string root;  // of the store: empty, or ending with '/'
    std::string key;
    u64 part_bytes = 0;
};

std::unique_ptr<Upload> s3_upload(std::shared_ptr<S3Client> client, S3Target target);

// Aborts what processes that are gone have left open below `root`.
Result<void> sweep_s3(S3Client& client, const std::string& root);

}  // namespace rowsmith
