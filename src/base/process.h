// Processes of this machine, told apart also where a number comes again.
#pragma once
#include <string>

#include "base/integers.h"

namespace rowsmith {

struct ProcessId {
    i64 pid = 0;
    i64 start = 0;  // in the kernel's ticks since boot
    bool operator==(const ProcessId&) const = default;
};

ProcessId own_process();
bool is_alive(const ProcessId& process);

}  // namespace rowsmith
