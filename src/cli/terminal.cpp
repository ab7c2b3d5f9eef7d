#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace rowsmith {

namespace {

int descriptor_of(Stream stream) {
    return stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO;
}

winsize size_of(Stream stream) {
    winsize size{};
    if (!is_terminal(stream) || ::ioctl(descriptor_of(stream), TIOCGWINSZ, &size) != 0) return {};
    return size;
}

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

bool is_terminal(Stream stream) { return ::isatty(descriptor_of(stream)) == 1; }

bool is_colourful(Stream stream) {
    return is_terminal(stream) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

size_t width_of(Stream stream) { return size_of(stream).ws_col; }
size_t height_of(Stream stream) { return size_of(stream).ws_row; }

bool put(Stream stream, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor_of(stream), text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno != EPIPE;
        text.remove_prefix(static_cast<size_t>(written));
    }
    return true;
}

}  // namespace rowsmith
