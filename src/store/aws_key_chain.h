// Keys where Amazon's own library looks for them: files and profiles in the user's folder, web
// identities, single sign-on, the machine's or the container's role.
#pragma once
#include "base/result.h"
#include "store/signature.h"

namespace rowsmith {

// Of a profile, empty for the usual one. The library is loaded by the first call, caches what it
// finds and renews it in time. Error: no_keys.
Result<AwsKeys> find_aws_keys(const std::string& profile);

}  // namespace rowsmith
