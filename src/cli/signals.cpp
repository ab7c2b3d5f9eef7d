#include "cli/signals.h"

#include <csignal>

namespace rowsmith {

namespace {

std::atomic<bool> seen = false;
std::atomic<int> number = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "a signal handler may touch nothing else");

void note_signal(int signal) {
    number = signal;
    seen = true;
}

}  // namespace

void watch_signals() {
    struct sigaction action = {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one has its usual effect
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

const std::atomic<bool>& signalled() { return seen; }
int signal_number() { return number; }

}  // namespace rowsmith
