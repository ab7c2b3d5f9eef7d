// Small text functions for messages and names.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

// "1234567" -> "1,234,567"; for people, never for data.
std::string with_commas(u64 number);

// "'a', 'b' and 'c'" cut after `most` with "and 7 more".
std::string quoted_list(std::span<const std::string> words, size_t most = 12);

// The word nearest to `word` by edit distance, if it is near enough to be meant; else empty.
std::string nearest(std::string_view word, std::span<const std::string> words);

// The shortest decimal text that reads back as the same double: "0.1", "1e-07", "nan", "inf".
std::string shortest(double number);

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace rowsmith
