// Expressions: reading, printing, binding and filling; see src/expression/expression_fuzz.h.
#include <cstddef>
#include <cstdint>

#include "expression/expression_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    rowsmith::fuzz_expression({reinterpret_cast<const char*>(data), size});
    return 0;
}
