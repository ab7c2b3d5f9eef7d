// Ctrl-C and SIGTERM ask the run to stop; a second one ends the program at once.
#pragma once
#include <atomic>

namespace rowsmith {

// Also ignores SIGPIPE, so that a closed pipe is an error of a write.
void watch_signals();

// Set by the first signal.
const std::atomic<bool>& signalled();
// Its number; 0 before.
int signal_number();

}  // namespace rowsmith
