// The one table of exit codes; docs/cli.md and `rowsmith --help` show it.
#pragma once
#include <span>
#include <string_view>

#include "base/error.h"

namespace rowsmith {

struct ExitCode {
    int code;
    std::string_view meaning;
};

inline constexpr int exit_ok = 0;
inline constexpr int exit_user_mistake = 2;
inline constexpr int exit_closed_pipe = 141;  // as if SIGPIPE had ended the program
inline constexpr int exit_signal_base = 128;  // plus the signal's number

std::span<const ExitCode> all_exit_codes();

// `signal` is the one that cancelled the run, 0 for none.
int exit_code_of(const Error& error, int signal);

}  // namespace rowsmith
