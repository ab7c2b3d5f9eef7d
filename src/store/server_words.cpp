#include "store/server_words.h"

#include <string_view>

namespace rowsmith {

void hide(std::string& text, const std::string& secret) {
    constexpr std::string_view shown = "***";
    for (size_t at = text.find(secret); !secret.empty() && at != std::string::npos;
         at = text.find(secret, at + shown.size()))
        text.replace(at, secret.size(), shown);
}

std::string short_line(std::string words, u64 size_bytes_max) {
    for (char& c : words)
        if (static_cast<u8>(c) < ' ' || c == 0x7f) c = ' ';
    return words.substr(0, size_bytes_max);
}

}  // namespace rowsmith
