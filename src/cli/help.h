// Help from the operations' descriptors.
#pragma once
#include <string>

#include "api/operation.h"

namespace rowsmith {

// All commands, and the exit codes.
std::string program_help();

std::string operation_help(const ApiOperation& operation, Audience audience);

}  // namespace rowsmith
