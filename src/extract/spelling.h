// Slips of the pen: custmers, frist, adress.
#pragma once
#include <string>
#include <vector>

#include "extract/token.h"

namespace rowsmith::extract {

struct Correction {
    Span span;
    std::string meant;
};

// Words that lack one letter of a common word, or have two of its letters swapped, become that
// word; what was changed is given back.
std::vector<Correction> correct_spelling(std::vector<Token>& tokens);

}  // namespace rowsmith::extract
