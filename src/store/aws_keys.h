// The keys of S3: those of the settings, else those that Amazon's own library finds.
#pragma once
#include <functional>

#include "config/settings.h"
#include "store/signature.h"

namespace rowsmith {

// Asked before each request, since temporary keys change. Errors of the first call: bad_setting,
// where one of a pair is missing; of the result: no_keys.
Result<std::function<Result<AwsKeys>()>> aws_keys(const Settings& settings);

}  // namespace rowsmith
