#include "expression/letters.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace rowsmith {

namespace {

// Capitals first to last and the small letters `distance` above them; a distance of 1 means that
// capitals and small letters alternate from `first` on.
struct CaseRange {
    u32 first, last, distance;
};
constexpr std::array<CaseRange, 29> case_ranges = {
    {{0x41, 0x5a, 32},    {0xc0, 0xd6, 32},   {0xd8, 0xde, 32},    {0x100, 0x12f, 1},
     {0x132, 0x137, 1},   {0x139, 0x148, 1},  {0x14a, 0x177, 1},   {0x179, 0x17e, 1},
     {0x1cd, 0x1dc, 1},   {0x1de, 0x1ef, 1},  {0x1f8, 0x21f, 1},   {0x222, 0x233, 1},
     {0x386, 0x386, 38},  {0x388, 0x38a, 37}, {0x38c, 0x38c, 64},  {0x38e, 0x38f, 63},
     {0x391, 0x3a1, 32},  {0x3a3, 0x3ab, 32}, {0x400, 0x40f, 80},  {0x410, 0x42f, 32},
     {0x460, 0x481, 1},   {0x48a, 0x4bf, 1},  {0x4c0, 0x4c0, 15},  {0x4c1, 0x4ce, 1},
     {0x4d0, 0x52f, 1},   {0x531, 0x556, 48}, {0x1e00, 0x1e95, 1}, {0x1ea0, 0x1eff, 1},
     {0xff21, 0xff3a, 32}}};

u32 lower_of(u32 point) {
    if (point == 0x130) return 'i';
    if (point == 0x178) return 0xff;
    if (point == 0x1e9e) return 0xdf;
    for (const CaseRange& range : case_ranges) {
        if (point < range.first || point > range.last) continue;
        if (range.distance > 1) return point + range.distance;
        return point + ((point - range.first) % 2 == 0 ? 1 : 0);
    }
    return point;
}

u32 upper_of(u32 point) {
    if (point == 0x131) return 'I';
    if (point == 0x17f) return 'S';
    if (point == 0xff) return 0x178;
    if (point == 0x3c2) return 0x3a3;
    for (const CaseRange& range : case_ranges) {
        const u32 move = range.distance > 1 ? range.distance : 0;
        if (point < range.first + move || point > range.last + move) continue;
        if (range.distance > 1) return point - range.distance;
        return point - ((point - range.first) % 2 == 1 ? 1 : 0);
    }
    return point;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 30> plain_letters = {
    {{"a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"},
     {"ae", "æ"},
     {"c", "çćĉċč"},
     {"d", "ðďđ"},
     {"e", "èéêëēĕėęěẹẻẽếềểễệ"},
     {"g", "ĝğġģ"},
     {"h", "ĥħ"},
     {"i", "ìíîïĩīĭįıǐỉị"},
     {"ij", "ĳ"},
     {"j", "ĵ"},
     {"k", "ķĸ"},
     {"l", "ĺļľŀł"},
     {"n", "ñńņňŉŋ"},
     {"o", "òóôõöøōŏőǒọỏốồổỗộơớờởỡợ"},
     {"oe", "œ"},
     {"r", "ŕŗř"},
     {"s", "śŝşšſș"},
     {"ss", "ß"},
     {"t", "ţťŧț"},
     {"th", "þ"},
     {"u", "ùúûüũūŭůűųǔụủưứừửữự"},
     {"w", "ŵ"},
     {"y", "ýÿŷỳỵỷỹ"},
     {"z", "źżž"},
     {"", "'"},
     {"", "’"},
     {"", "ʼ"},
     {"", "´"},
     {"", "`"},
     {"-", "_"}}};

bool is_plain(u32 point) {
    return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
}

// Letters of other scripts; signs, spaces and punctuation above ASCII are no letters.
bool is_other_letter(u32 point) {
    return point >= 0x180 && !(point >= 0x2000 && point <= 0x2bff) &&
           !(point >= 0x3000 && point <= 0x303f) && !(point >= 0xfe00 && point <= 0xfe0f) &&
           point < 0x1f000;
}

}  // namespace

void append_lower(std::string& to, std::string_view text) {
    while (!text.empty()) append_utf8(to, lower_of(take_character(text)));
}

void append_upper(std::string& to, std::string_view text) {
    while (!text.empty()) {
        const u32 point = take_character(text);
        if (point == 0xdf)
            to += "SS";
        else
            append_utf8(to, upper_of(point));
    }
}

void append_slug(std::string& to, std::string_view text) {
    const size_t start = to.size();
    bool gap = false;
    const auto add = [&](std::string_view letters) {
        if (gap && to.size() > start) to += '-';
        gap = false;
        to += letters;
    };
    while (!text.empty()) {
        const u32 point = lower_of(take_character(text));
        std::string letter;
        append_utf8(letter, point);
        if (is_plain(point)) {
            add(letter);
            continue;
        }
        const std::pair<std::string_view, std::string_view>* plain = nullptr;
        for (const auto& entry : plain_letters)
            if (entry.second.find(letter) != std::string_view::npos) plain = &entry;
        if (plain && !plain->first.empty() && plain->first != "-")
            add(plain->first);
        else if (!plain && is_other_letter(point))
            add(letter);
        else if (!plain || plain->first == "-")
            gap = true;
    }
}

}  // namespace rowsmith
