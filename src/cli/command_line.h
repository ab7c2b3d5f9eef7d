// From the words of a command line to an operation and its arguments.
#pragma once
#include <string>
#include <vector>

#include "api/operation.h"

namespace rowsmith {

enum class Wanted : u8 { operation, help, completion };

struct Call {
    Wanted wanted = Wanted::operation;
    const ApiOperation* operation = nullptr;  // null: help of the whole program
    Arguments arguments = {};
    bool json = false;
    bool all = false;        // help with what testers use
    std::string shell = {};  // of the completion
};

// "values_digest" -> "values-digest"
std::string flag_of(const std::string& parameter);

// Null when there is none of that word.
const ApiOperation* find_operation(std::string_view word);

// `words` without the program's name. Errors: unknown_command, unknown_option, bad_command_line.
Result<Call> read_command_line(const std::vector<std::string>& words);

}  // namespace rowsmith
