#include "schema/quote.h"

#include "base/utf8.h"

namespace rowsmith {

namespace {

u32 code_at(std::string_view text, size_t start) {
    std::string_view rest = text.substr(start);
    return rest.empty() ? 0 : take_character(rest);
}

size_t start_of(std::string_view text, size_t index) {
    while (index > 0 && is_inside_character(text[index])) index--;
    return index;
}

// Next line, line and paragraph separators, the byte order mark and what is no character.
bool is_special(u32 code) {
    return (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 || code == 0xfeff ||
           code == 0xfffe || code == 0xffff;
}

void append_escape(std::string& out, u32 code) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(code >> shift) & 15];
}

}  // namespace

bool is_printable_from(std::string_view text, size_t index) {
    return !is_special(code_at(text, start_of(text, index)));
}

std::string double_quoted(std::string_view text) {
    std::string out = "\"";
    for (size_t i = 0; i < text.size(); i++) {
        const u8 byte = static_cast<u8>(text[i]);
        const bool starts = !is_inside_character(text[i]);
        if (text[i] == '"' || text[i] == '\\') {
            out += '\\';
            out += text[i];
        } else if (text[i] == '\n') {
            out += "\\n";
        } else if (text[i] == '\t') {
            out += "\\t";
        } else if (byte < 0x20) {
            append_escape(out, byte);
        } else if (!is_printable_from(text, i)) {
            if (starts) append_escape(out, code_at(text, i));
        } else {
            out += text[i];
        }
    }
    return out + "\"";
}

}  // namespace rowsmith
