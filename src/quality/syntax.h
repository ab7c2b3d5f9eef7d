// The syntax of texts that have one. Nothing is looked up: no DNS, no numbering plans.
#pragma once
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

// RFC 5321's plain form: dot-separated words, @, a domain of at least two labels. Letters of other
// scripts count as letters; quoted words and addresses in brackets are refused.
bool is_email(std::string_view text);

// Digits, blanks, - ( ) +; at least 10 digits, a + only in front.
bool is_phone(std::string_view text);

// 8-4-4-4-12 hexadecimal digits of any case.
bool read_uuid(std::string_view text, u64& high, u64& low);

// RFC 4648 with padding. Gives the number of bytes that it stands for; -1 when it is none.
i64 base64_bytes(std::string_view text);

}  // namespace rowsmith
