// Division of numbers below 2^63 by a fixed number: one wide product and a shift, exact.
//
// multiplier = ceil(2^(63 + shift) / divisor) with 2^shift >= divisor is off by less than one part
// in 2^63 of the quotient's step, so the rounded-down product is the quotient for every such
// number.
#pragma once
#include <bit>

#include "base/integers.h"

namespace rowsmith {

inline constexpr u32 narrow_bits = 63;

struct Divisor {
    u64 multiplier = 0;
    u32 shift = 0;

    Divisor() = default;
    // 1 <= divisor <= 2^63.
    explicit constexpr Divisor(u64 divisor) : shift(static_cast<u32>(std::bit_width(divisor - 1))) {
        const u128 power = u128{1} << (narrow_bits + shift);
        multiplier = static_cast<u64>((power + divisor - 1) / divisor);
    }

    constexpr u64 quotient(u64 number) const {
        return static_cast<u64>(u128{number << 1} * multiplier >> 64) >> shift;
    }
};

}  // namespace rowsmith
