#include "values/names.h"

namespace rowsmith::values {

namespace {

std::string lower_letters(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') letters += c;
        if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    }
    return letters;
}

void add(Words& words, std::string_view line) {
    words.texts.push_back(field(line, 0));
    words.weights.push_back(static_cast<u32>(number(field(line, 1))));
}

}  // namespace

Words words_of(std::span<const std::string_view> lines) {
    Words words;
    words.texts.reserve(lines.size());
    words.weights.reserve(lines.size());
    for (const std::string_view line : lines) add(words, line);
    return words;
}

Names names_of(std::span<const std::string_view> lines) {
    Names names;
    names.made_normals.reserve(lines.size());  // so that the views below stay valid
    names.normals.reserve(lines.size());
    for (const std::string_view line : lines) {
        add(names, line);
        const std::string_view written = field(line, 2);
        if (written.empty()) names.made_normals.push_back(lower_letters(field(line, 0)));
        names.normals.push_back(written.empty() ? names.made_normals.back() : written);
        const std::string_view native = field(line, 3);
        if (!native.empty()) names.natives.push_back(native);
    }
    return names;
}

}  // namespace rowsmith::values
