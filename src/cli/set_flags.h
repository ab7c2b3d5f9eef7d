// --set NAME=VALUE, which every command takes: a variable for this run.
#pragma once
#include <string>
#include <vector>

#include "config/settings.h"

namespace rowsmith {

// Takes them out of the words before a `--`. Errors: unknown_setting, argument_missing.
Result<std::vector<Assignment>> take_settings(std::vector<std::string>& words);

}  // namespace rowsmith
