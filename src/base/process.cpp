#include "base/process.h"

#include <unistd.h>

#include <cstdlib>

#include "base/filesystem.h"

namespace rowsmith {

namespace {

// Field 22 of /proc/PID/stat; the second field, the name, may hold anything up to the last ')'.
// 0: no such process.
i64 start_of(i64 pid) {
    constexpr u64 line_bytes_max = 4096;
    const auto told =
        real_filesystem().read("/proc/" + std::to_string(pid) + "/stat", line_bytes_max);
    const std::string line = told.value_or("");
    size_t at = line.rfind(')');
    for (int field = 2; field < 22 && at != std::string::npos; field++) {
        at = line.find(' ', at);
        if (at != std::string::npos) at++;
    }
    return at == std::string::npos ? 0 : std::atoll(line.c_str() + at);
}

}  // namespace

ProcessId own_process() {
    const i64 pid = ::getpid();
    return {pid, start_of(pid)};
}

bool is_alive(const ProcessId& process) {
    return process.start != 0 && start_of(process.pid) == process.start;
}

}  // namespace rowsmith
