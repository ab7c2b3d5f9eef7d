// Characters of texts in UTF-8: taken apart, put together, counted. Characters are code points.
#pragma once
#include <string>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

// Writes the 1 to 4 bytes of a character and gives their number.
u32 write_utf8(u32 character, char* to);
void append_utf8(std::string& to, u32 character);

// Takes one character off the front of a text that is not empty; a stray byte is a character of its
// own.
u32 take_character(std::string_view& text);

// True for a byte behind the first one of a character.
constexpr bool is_inside_character(char byte) { return (static_cast<u8>(byte) & 0xc0) == 0x80; }

// True for well-formed UTF-8 (no surrogates, nothing above U+10FFFF, no overlong forms).
bool is_utf8(std::string_view text);

u32 character_count(std::string_view text);
// The bytes before character `position` (from 0), all where there are fewer.
size_t bytes_before(std::string_view text, i64 position);

}  // namespace rowsmith
