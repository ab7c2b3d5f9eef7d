#include "api/text_table.h"

#include <algorithm>
#include <array>

namespace rowsmith {

namespace {

constexpr size_t cell_width_max = 40;
constexpr std::string_view gap = "  ";

struct Span {
    u32 first;
    u32 last;
};

// Combining marks and joiners, by the blocks that Unicode sets aside for them.
constexpr std::array<Span, 10> zero_width = {{{0x0300, 0x036f},
                                              {0x0483, 0x0489},
                                              {0x0591, 0x05bd},
                                              {0x064b, 0x065f},
                                              {0x0e34, 0x0e3a},
                                              {0x1ab0, 0x1aff},
                                              {0x200b, 0x200f},
                                              {0x20d0, 0x20ff},
                                              {0xfe00, 0xfe0f},
                                              {0xfe20, 0xfe2f}}};
// East Asian wide and full-width forms, and pictographs.
constexpr std::array<Span, 10> double_width = {{{0x1100, 0x115f},
                                                {0x2e80, 0x303e},
                                                {0x3041, 0xa4cf},
                                                {0xac00, 0xd7a3},
                                                {0xf900, 0xfaff},
                                                {0xfe30, 0xfe6f},
                                                {0xff00, 0xff60},
                                                {0xffe0, 0xffe6},
                                                {0x1f300, 0x1faff},
                                                {0x20000, 0x3fffd}}};

template <size_t n>
bool is_in(const std::array<Span, n>& spans, u32 code) {
    return std::any_of(spans.begin(), spans.end(), [code](const Span& span) {
        return span.first <= code && code <= span.last;
    });
}

struct Character {
    size_t size;   // bytes
    size_t width;  // columns
};

// Texts are UTF-8 by the time that they are shown; a stray byte counts as one column.
Character character_at(std::string_view text, size_t at) {
    const auto lead = static_cast<u8>(text[at]);
    const size_t size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (size == 1 || at + size > text.size()) return {1, 1};
    u32 code = lead & (0xff >> (size + 1));
    for (size_t i = 1; i < size; i++) code = code << 6 | (static_cast<u8>(text[at + i]) & 0x3f);
    return {size, is_in(zero_width, code) ? 0u : is_in(double_width, code) ? 2u : 1u};
}

// The front that fits, with an ellipsis where something is left out.
std::string cut(std::string_view text, size_t width_max) {
    if (display_width(text) <= width_max) return std::string(text);
    size_t at = 0, width = 0;
    while (at < text.size()) {
        const Character next = character_at(text, at);
        if (width + next.width + 1 > width_max) break;
        at += next.size;
        width += next.width;
    }
    return std::string(text.substr(0, at)) + "…";
}

// One line each: what would break it is shown as a blank.
std::string shown(const std::string& text) {
    std::string line = text;
    for (char& c : line)
        if (static_cast<u8>(c) < 0x20 || c == 0x7f) c = ' ';
    return cut(line, cell_width_max);
}

std::string padded(const std::string& text, size_t width, Align align) {
    const std::string blanks(width - display_width(text), ' ');
    return align == Align::left ? text + blanks : blanks + text;
}

}  // namespace

size_t display_width(std::string_view text) {
    size_t width = 0;
    for (size_t at = 0; at < text.size();) {
        const Character next = character_at(text, at);
        at += next.size;
        width += next.width;
    }
    return width;
}

std::string print_table(const TextTable& table, size_t width) {
    std::vector<std::vector<std::string>> lines = {table.header};
    lines.insert(lines.end(), table.rows.begin(), table.rows.end());
    std::vector<size_t> widths(table.header.size(), 0);
    for (auto& line : lines)
        for (size_t i = 0; i < line.size(); i++) {
            line[i] = shown(line[i]);
            widths[i] = std::max(widths[i], display_width(line[i]));
        }
    std::string out;
    for (const auto& line : lines) {
        std::string text;
        for (size_t i = 0; i < line.size(); i++) {
            if (i > 0) text += gap;
            text += padded(line[i], widths[i], table.align[i]);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += (width > 0 ? cut(text, width) : text) + "\n";
    }
    return out;
}

}  // namespace rowsmith
