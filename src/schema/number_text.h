// The written form of a number, before anybody decides what it counts.
#pragma once
#include <string>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

enum class NumberForm : u8 { none, integer, fraction, exponent };

struct NumberText {
    NumberForm form = NumberForm::none;
    std::string digits = {};  // for from_chars: no underscores, no leading plus
};

// Sign, digits with single underscores between them, a fraction, an exponent. The form is `none`
// when the text is not a number from end to end.
NumberText read_number_text(std::string_view text);

// A number, perhaps with a percent sign: never an expression.
bool is_number_meant(std::string_view text);

// A more telling cause for texts that are nearly numbers (1,000 and NaN); else `otherwise`.
std::string number_cause(std::string_view text, std::string otherwise);

// How to write what is nearly a number: "write 1_000"; empty when nothing is known.
std::string number_fix(std::string_view text);

}  // namespace rowsmith
