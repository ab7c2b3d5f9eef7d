#include "random/pattern_signs.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace rowsmith {

namespace {

constexpr u32 first_surrogate = 0xd800;
constexpr u32 last_surrogate = 0xdfff;

// Cuts the surrogates out of a range; they are no characters and have no UTF-8.
void add_characters(SignRange range, std::vector<SignRange>& to) {
    const SignRange below{range.low, std::min(range.high, first_surrogate - 1)};
    const SignRange above{std::max(range.low, last_surrogate + 1), range.high};
    if (below.low <= below.high) to.push_back(below);
    if (above.low <= above.high) to.push_back(above);
}

SignSet spaces(SignSpace space) {
    if (space == SignSpace::printable) return {{' ', ' '}};
    return as_set({{'\t', '\r'}, {' ', ' '}});
}

}  // namespace

SignSet as_set(std::vector<SignRange> ranges) {
    std::vector<SignRange> characters;
    for (const SignRange& range : ranges) add_characters(range, characters);
    std::sort(characters.begin(), characters.end());
    SignSet set;
    for (const SignRange& range : characters) {
        if (!set.empty() && range.low <= set.back().high + 1) {
            set.back().high = std::max(set.back().high, range.high);
        } else {
            set.push_back(range);
        }
    }
    return set;
}

SignSet all_signs(SignSpace space) {
    if (space == SignSpace::printable) return {{' ', '~'}};
    return as_set({{0, last_sign}});
}

SignSet complement(const SignSet& signs, SignSpace space) {
    std::vector<SignRange> rest;
    for (const SignRange& range : all_signs(space)) {
        u32 next = range.low;
        for (const SignRange& taken : signs) {
            if (taken.high < next || taken.low > range.high) continue;
            if (taken.low > next) rest.push_back({next, taken.low - 1});
            next = taken.high + 1;
        }
        if (next <= range.high) rest.push_back({next, range.high});
    }
    return as_set(std::move(rest));
}

SignSet any_but_line_feed(SignSpace space) { return complement({{'\n', '\n'}}, space); }

std::optional<SignSet> escaped_class(u32 letter, SignSpace space) {
    const SignSet digits{{'0', '9'}};
    const SignSet words{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    switch (letter) {
        case 'd':
            return digits;
        case 'w':
            return words;
        case 's':
            return spaces(space);
        case 'D':
            return complement(digits, space);
        case 'W':
            return complement(words, space);
        case 'S':
            return complement(spaces(space), space);
        default:
            return std::nullopt;
    }
}

std::optional<std::vector<u32>> code_points(std::string_view text) {
    if (!is_utf8(text)) return std::nullopt;
    std::vector<u32> signs;
    signs.reserve(text.size());
    while (!text.empty()) signs.push_back(take_character(text));
    return signs;
}

}  // namespace rowsmith
