#pragma once
#include "base/integers.h"

namespace rowsmith {

// 10^exponent. Requires: exponent <= 18.
constexpr i64 power_of_ten(i32 exponent) {
    i64 power = 1;
    for (i32 i = 0; i < exponent; i++) power *= 10;
    return power;
}

}  // namespace rowsmith
