// Help from the operations' descriptors.
#pragma once
#include <string>

#include "api/operation.h"

namespace rowsmith {

// All commands, and the exit codes.
std::string program_help();
// The commands that begin with a word.
std::string group_help(const std::string& group);

// Under the word that the user wrote, which may be a short one.
std::string operation_help(const ApiOperation& operation, const std::string& word,
                           Audience audience);

}  // namespace rowsmith
