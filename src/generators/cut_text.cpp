#include "generators/cut_text.h"

#include "base/utf8.h"

namespace rowsmith {

void cut_text(std::string& text, const TextLengths& lengths) {
    if (character_count(text) <= lengths.most) return;
    const bool is_sentence = text.back() == '.';
    const size_t hard = bytes_before(text, static_cast<i64>(lengths.most));
    const size_t space = text.rfind(' ', hard);
    size_t end = hard;
    if (space != std::string::npos && character_count({text.data(), space}) >= lengths.least)
        end = space;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ',') &&
           character_count({text.data(), end - 1}) >= lengths.least)
        end--;
    text.resize(end);
    if (is_sentence && !text.empty() && text.back() != '.' && character_count(text) < lengths.most)
        text += '.';
}

}  // namespace rowsmith
