#include "base/error.h"

#include <array>

namespace rowsmith {

std::string_view name_of(ErrorCode code) {
    static constexpr std::array<std::string_view, 12> names = {
        "invalid_schema", "invalid_data", "invalid_argument",
        "not_found",      "conflict",     "unauthorized",
        "limit",          "io",           "upstream",
        "cancelled",      "unsupported",  "internal"};
    return names[static_cast<size_t>(code)];
}

std::string to_text(const Error& error) {
    std::string text = error.place.file;
    if (error.place.line > 0) {
        text += (text.empty() ? "line " : ":") + std::to_string(error.place.line);
        text += ":" + std::to_string(error.place.column);
    }
    if (!error.place.path.empty()) text += (text.empty() ? "" : ": ") + error.place.path;
    text += (text.empty() ? "" : ": ") + error.message;
    if (!error.expected.empty()) text += "; expected " + error.expected;
    if (!error.fix.empty()) text += "; fix: " + error.fix;
    return text;
}

}  // namespace rowsmith
