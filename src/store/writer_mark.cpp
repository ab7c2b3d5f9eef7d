#include "store/writer_mark.h"

#include <unistd.h>
#include <xxhash.h>

#include <array>
#include <atomic>
#include <charconv>
#include <vector>

#include "base/filesystem.h"
#include "base/process.h"
#include "base/text.h"

namespace rowsmith {

namespace {

std::string hex(u64 number) {
    std::array<char, 17> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    return {digits.data(), end};
}

// Containers of one machine share its start but count their processes apart.
const std::string& own_machine() {
    static const std::string machine = [] {
        constexpr u64 line_bytes_max = 256;
        std::string key =
            real_filesystem().read("/proc/sys/kernel/random/boot_id", line_bytes_max).value_or("");
        std::array<char, line_bytes_max> numbering{};
        const ssize_t size = ::readlink("/proc/self/ns/pid", numbering.data(), numbering.size());
        if (size > 0) key.append(numbering.data(), static_cast<size_t>(size));
        return hex(XXH3_64bits(key.data(), key.size()));
    }();
    return machine;
}

struct Mark {
    std::string_view machine;
    ProcessId writer;
    std::string_view rest;
};

// No process where the name is no mark.
Mark parse(std::string_view name) {
    if (!name.starts_with(marks_folder)) return {};
    name.remove_prefix(marks_folder.size());
    std::array<std::string_view, 4> parts;  // machine, pid, start, number
    for (std::string_view& part : parts) {
        const size_t dash = name.find('-');
        part = name.substr(0, dash);
        name.remove_prefix(dash == std::string_view::npos ? name.size() : dash + 1);
    }
    Mark mark{.machine = parts[0], .writer = {}, .rest = name};
    std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), mark.writer.pid);
    std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), mark.writer.start);
    return mark;
}

}  // namespace

std::string new_writer_mark(std::string_view rest) {
    static std::atomic<u64> uploads = 0;
    static const ProcessId self = own_process();
    std::string mark(marks_folder);
    mark += own_machine() + "-" + std::to_string(self.pid) + "-" + std::to_string(self.start) +
            "-" + std::to_string(uploads++);
    if (!rest.empty()) mark += "-" + std::string(rest);
    return mark;
}

bool is_left_behind(std::string_view name, MarkTimes times) {
    const Mark mark = parse(name);
    if (mark.writer.pid == 0) return false;
    if (mark.machine == own_machine()) return !is_alive(mark.writer);
    return times.now_us - times.made_us > mark_lasts_us;
}

std::string_view rest_of_mark(std::string_view name) { return parse(name).rest; }

}  // namespace rowsmith
