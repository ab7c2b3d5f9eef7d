// Signs (Unicode code points) and sets of them, as patterns name them.
//
// A pattern that makes texts draws negated classes, "." and \s from printable ASCII; one that tests
// texts takes them from all of Unicode. So whatever is made also passes the test.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

enum class SignSpace : u8 { printable, any };

struct SignRange {
    u32 low = 0;
    u32 high = 0;  // inclusive
    auto operator<=>(const SignRange&) const = default;
};

// Ascending, disjoint, not touching, without surrogates.
using SignSet = std::vector<SignRange>;

inline constexpr u32 last_sign = 0x10ffff;

SignSet as_set(std::vector<SignRange> ranges);
SignSet all_signs(SignSpace space);
SignSet complement(const SignSet& signs, SignSpace space);

// What "." means: everything but a line feed.
SignSet any_but_line_feed(SignSpace space);

// The set of \d \w \s \D \W \S; nothing for other letters.
std::optional<SignSet> escaped_class(u32 letter, SignSpace space);

// Writes 1 to 4 bytes of UTF-8 and returns how many.
u32 write_utf8(u32 sign, char* to);

// The code points of a text; nothing if it is not UTF-8.
std::optional<std::vector<u32>> code_points(std::string_view text);

}  // namespace rowsmith
