// Runs what a command line asks for and shows what came of it.
#pragma once
#include <string>
#include <vector>

namespace rowsmith {

// `words` without the program's name. Gives the exit code.
int run_command_line(const std::vector<std::string>& words);

}  // namespace rowsmith
