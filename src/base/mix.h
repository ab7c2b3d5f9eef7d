// The one mixing function of all random numbers: SplitMix64's output function, a bijection of
// 64-bit numbers. A value of a cell is mix(key + row * golden); see random/streams.h.
#pragma once
#include "base/integers.h"

namespace rowsmith {

inline constexpr u64 golden = 0x9e3779b97f4a7c15;

constexpr u64 mix(u64 x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

}  // namespace rowsmith
