// Stretches of time in words: in 2025, from January to March 2024, last year, over the past 3
// years.
#pragma once
#include <optional>
#include <span>

#include "extract/token.h"

namespace rowsmith::extract {

struct Period {
    i64 first_day = 0, last_day = 0;  // since 1970-01-01, both included
    size_t tokens = 0;                // how many it takes
};

// A period that starts at tokens[0], prepositions included.
std::optional<Period> read_period(std::span<const Token> tokens, i64 today_days);

}  // namespace rowsmith::extract
