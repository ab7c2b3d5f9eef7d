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
    std::vector<Assignment> settings = {};
    bool json = false;
    std::string word = {};   // that named the operation
    std::string group = {};  // help of the commands that begin with this word
    bool all = false;        // help with what testers use
    std::string shell = {};  // of the completion
};

// "values_digest" -> "values-digest"
std::string flag_of(const std::string& parameter);

// The words of all operations, each once, sorted.
std::vector<std::string> operation_words();

// The second words of operations of two: create, list … of jobs. Empty where there is no such
// group.
std::vector<std::string> words_of_group(const std::string& group);

// Null where the word is the operation's own, or none of its words.
const ShortWord* find_short(const ApiOperation& operation, std::string_view word);

// Those of a word, the ones with required options last.
std::vector<const ApiOperation*> operations_of(std::string_view word);

// `words` without the program's name. Errors: unknown_command, unknown_option, bad_command_line.
Result<Call> read_command_line(const std::vector<std::string>& words);

}  // namespace rowsmith
