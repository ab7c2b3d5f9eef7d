// What people write who know other languages: the word that is meant, for fixes.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace rowsmith {

// The known key, type or name that is meant: a common slip (regex for pattern, varchar for string),
// else the nearest; empty when nothing is near.
std::string meant_key(std::string_view key, std::span<const std::string> known);
std::string meant_type(std::string_view word, std::span<const std::string> known);

// minutes -> min, hours -> h …; empty for others.
std::string meant_unit(std::string_view unit);

// 2026-6-3 and 3.6.2026 as 2026-06-03; empty where the order of day and month is not certain.
std::string meant_date(std::string_view text);

}  // namespace rowsmith
