// A keyed permutation of [0, 2^bits) whose first 2^j outputs, for every j, are evenly spaced: one
// in each of 2^j equal parts. Slot 0 takes place 0; level k takes the odd multiples of
// 2^(bits - k), in keyed order; then all is rotated by a keyed amount, so that a short beginning
// has no bias. Any beginning of a table thus keeps the mean of what is spread over it.
#pragma once
#include <array>
#include <span>

#include "base/integers.h"
#include "random/permutation.h"

namespace rowsmith {

class SpreadOrder {
public:
    static constexpr u32 most_bits = 20;

    // bits <= 20.
    SpreadOrder(u64 key, u32 bits);

    // slot < 2^bits.
    u32 at(u32 slot) const;

    // The places of slots 0, 1, 2 …: several times faster a slot than at().
    void first_places(std::span<u32> places) const;

private:
    u32 bits_;
    u32 rotation_;
    std::array<Permutation, most_bits + 1> levels_;
};

}  // namespace rowsmith
