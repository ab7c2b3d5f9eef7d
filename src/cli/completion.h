// Completion scripts, made from the operations' descriptors.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowsmith {

// For bash, zsh or fish. Errors: unknown_shell.
Result<std::string> completion_script(std::string_view shell);

}  // namespace rowsmith
