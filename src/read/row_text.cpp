#include "read/row_text.h"

#include <cstring>

#include "base/text.h"
#include "base/utf8.h"

namespace rowsmith {

namespace {

bool is_ascii(std::string_view text) {
    u64 high = 0;
    size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        u64 word = 0;
        std::memcpy(&word, text.data() + i, 8);
        high |= word;
    }
    for (; i < text.size(); i++) high |= static_cast<u8>(text[i]);
    return (high & 0x8080808080808080) == 0;
}

constexpr size_t shown_bytes_max = 60;

}  // namespace

std::string shortened(std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    size_t size = std::min(text.size(), shown_bytes_max);
    while (size < text.size() && size > 0 && is_inside_character(text[size])) size--;
    const bool is_whole = is_utf8(text.substr(0, size));
    std::string shown = "'";
    for (const char c : text.substr(0, size)) {
        const u8 byte = static_cast<u8>(c);
        if (byte >= 0x20 && byte != 0x7f && (byte < 0x80 || is_whole)) {
            shown += c;
        } else {
            shown += "\\x";
            shown += digits[byte >> 4];
            shown += digits[byte & 15];
        }
    }
    return shown + (size < text.size() ? "…'" : "'");
}

void check_bytes(RowBatch& batch, u32 row, std::string_view bytes) {
    if (!is_ascii(bytes) && !is_utf8(bytes))
        batch.add_fault(
            row,
            {.cause = "not_utf8", .found = "bytes that are no UTF-8", .expected = "text in UTF-8"});
    if (std::memchr(bytes.data(), 0, bytes.size()) != nullptr)
        batch.add_fault(
            row, {.cause = "zero_byte", .found = "a byte of value zero", .expected = "text"});
}

}  // namespace rowsmith
