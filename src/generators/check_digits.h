// Check digits of numbers written as text. Signs that are no digits (mod97: nor letters) are passed
// over, so groups may be set apart.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

enum class CheckDigit : u8 {
    luhn,    // cards: every second digit doubled
    ean13,   // weights 1 and 3 from the right, starting with 3
    isbn13,  // the same sum
    mod97,   // ISO 7064 MOD 97-10, two digits; letters count from A = 10
    mod11,   // weights 2, 3 … 10 from the right, as in ISBN-10; ten is X
};

// By its name in the schema language.
std::optional<CheckDigit> check_digit_named(std::string_view name);
std::vector<std::string> check_digit_names();

// The digits to be written behind the text: one, or two of mod97.
std::string check_digits(CheckDigit kind, std::string_view text);

}  // namespace rowsmith
