// The fuzz target of expressions, for libFuzzer (fuzz/expression.cpp) and for tests.
#pragma once
#include <string_view>

namespace rowsmith {

// Parses the text, prints and parses it again, binds it to made-up sources and fills two blocks.
// Stops the program when the printed text reads differently or a result leaves its shape's bounds.
void fuzz_expression(std::string_view text);

}  // namespace rowsmith
