// Texts that are too long end at a word.
#pragma once
#include <string>

#include "base/integers.h"

namespace rowsmith {

struct TextLengths {
    u64 least = 0;  // characters
    u64 most = 0;
};

// Shortens the text to at most lengths.most characters, where it can without going below
// lengths.least at the end of a word; a text that ended with a full stop ends with one again.
void cut_text(std::string& text, const TextLengths& lengths);

}  // namespace rowsmith
