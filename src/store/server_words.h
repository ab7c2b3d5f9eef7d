// What a server says, for people to read.
#pragma once
#include <string>

#include "base/integers.h"

namespace rowsmith {

// A server may repeat what it was sent; nobody else is to read that.
void hide(std::string& text, const std::string& secret);

// On one line, and no more than so many bytes.
std::string short_line(std::string words, u64 size_bytes_max);

}  // namespace rowsmith
