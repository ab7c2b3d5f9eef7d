#include "base/utf8.h"

namespace rowsmith {

u32 write_utf8(u32 character, char* to) {
    const auto byte = [](u32 bits) { return static_cast<char>(static_cast<u8>(bits)); };
    if (character < 0x80) {
        to[0] = byte(character);
        return 1;
    }
    const u32 size = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (u32 i = size - 1; i > 0; i--, character >>= 6) to[i] = byte(0x80 | (character & 0x3f));
    to[0] = byte((0xf00u >> size) | character);
    return size;
}

void append_utf8(std::string& to, u32 character) {
    char bytes[4];
    to.append(bytes, write_utf8(character, bytes));
}

u32 take_character(std::string_view& text) {
    const auto byte = [&](size_t i) { return static_cast<u8>(text[i]); };
    const u8 lead = byte(0);
    const size_t length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    u32 character = lead;
    if (length > 1 && text.size() >= length) {
        character = lead & (0xffu >> (length + 1));
        for (size_t i = 1; i < length; i++) character = character << 6 | (byte(i) & 0x3fu);
    }
    text.remove_prefix(length < text.size() ? length : text.size());
    return character;
}

bool is_utf8(std::string_view text) {
    const auto byte = [&](size_t i) { return static_cast<u8>(text[i]); };
    for (size_t i = 0; i < text.size();) {
        const u8 lead = byte(i);
        const size_t length = lead < 0x80   ? 1
                              : lead < 0xc2 ? 0
                              : lead < 0xe0 ? 2
                              : lead < 0xf0 ? 3
                              : lead < 0xf5 ? 4
                                            : 0;
        if (length == 0 || i + length > text.size()) return false;
        for (size_t k = 1; k < length; k++)
            if (!is_inside_character(text[i + k])) return false;
        if (lead == 0xe0 && byte(i + 1) < 0xa0) return false;
        if (lead == 0xed && byte(i + 1) > 0x9f) return false;
        if (lead == 0xf0 && byte(i + 1) < 0x90) return false;
        if (lead == 0xf4 && byte(i + 1) > 0x8f) return false;
        i += length;
    }
    return true;
}

u32 character_count(std::string_view text) {
    u32 count = 0;
    for (const char byte : text) count += is_inside_character(byte) ? 0 : 1;
    return count;
}

size_t bytes_before(std::string_view text, i64 position) {
    size_t at = 0;
    for (i64 seen = 0; at < text.size(); at++) {
        if (is_inside_character(text[at])) continue;
        if (seen++ >= position) break;
    }
    return at;
}

}  // namespace rowsmith
