#include "base/http.h"

namespace rowsmith {

std::string HttpAnswer::header(std::string_view name) const {
    for (const auto& [own, value] : headers)
        if (own == name) return value;
    return {};
}

std::string percent_encoded(std::string_view text, Slashes slashes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<u8>(c);
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_letter || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos ||
            (c == '/' && slashes == Slashes::kept)) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

}  // namespace rowsmith
