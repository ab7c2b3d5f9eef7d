#include "cli/live_screen.h"

#include <algorithm>
#include <string>

#include "cli/terminal.h"

namespace rowsmith {

LiveScreen::LiveScreen(bool is_json)
    : manner_(is_json                       ? Manner::json
              : is_terminal(Stream::output) ? Manner::table
                                            : Manner::lines) {}

size_t LiveScreen::width() const { return width_of(Stream::output); }
size_t LiveScreen::height() const { return height_of(Stream::output); }

// One write, so that no half table is ever seen; each line wipes what stood behind it.
bool LiveScreen::redraw(std::string_view lines) {
    std::string bytes;
    if (drawn_ > 0) bytes = "\r\x1b[" + std::to_string(drawn_) + "A";
    drawn_ = static_cast<size_t>(std::ranges::count(lines, '\n'));
    for (const char c : lines) {
        if (c == '\n') bytes += "\x1b[K";
        bytes += c;
    }
    return put(Stream::output, bytes + "\x1b[J");
}

bool LiveScreen::add(std::string_view line) {
    return put(Stream::output, std::string(line) + "\n");
}

}  // namespace rowsmith
