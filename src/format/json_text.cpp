#include "format/json_text.h"

#include "base/integers.h"

namespace rowsmith {

namespace {

constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void append_escape(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        default:
            out += "\\u00";
            out += hex[static_cast<u8>(c) >> 4];
            out += hex[static_cast<u8>(c) & 15];
    }
}

}  // namespace

void append_json_escaped(std::string& out, std::string_view text) {
    size_t start = 0;
    for (size_t i = 0; i < text.size(); i++) {
        const auto c = static_cast<u8>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, start, i - start);
        append_escape(out, text[i]);
        start = i + 1;
    }
    out.append(text, start);
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    append_json_escaped(out, text);
    out += '"';
}

void append_base64(std::string& out, std::string_view bytes) {
    const auto at = [&](size_t i) -> u32 {
        return i < bytes.size() ? static_cast<u8>(bytes[i]) : 0;
    };
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const u32 group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        out += base64_digits[group >> 18];
        out += base64_digits[group >> 12 & 63];
        out += i + 1 < bytes.size() ? base64_digits[group >> 6 & 63] : '=';
        out += i + 2 < bytes.size() ? base64_digits[group & 63] : '=';
    }
}

}  // namespace rowsmith
