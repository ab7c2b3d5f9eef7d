// Search in ascending numbers by a table of hints: the numbers' range is cut into about as many
// equal cells as there are numbers, and each cell knows the last number at or before its start. One
// load then leaves one or two numbers to compare, where a binary search mispredicts ten branches.
#pragma once
#include <algorithm>
#include <bit>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

// key_at(i) gives the i-th number, ascending; the first is 0. It is not kept.
class GuidedSearch {
public:
    GuidedSearch() = default;

    template <class KeyAt>
    GuidedSearch(size_t size, KeyAt key_at) {
        const u64 end = key_at(size - 1);
        const u32 cell_bits = static_cast<u32>(std::bit_width(size));
        const u32 end_bits = static_cast<u32>(std::bit_width(end));
        shift_ = std::max(end_bits, cell_bits) - cell_bits;
        last_before_.resize((end >> shift_) + 2);
        size_t index = 0;
        for (u64 cell = 0; cell < last_before_.size(); ++cell) {
            while (index + 1 < size && key_at(index + 1) <= cell << shift_) ++index;
            last_before_[cell] = static_cast<u32>(index);
        }
    }

    // The index of the last number that is at most `value`; value <= the largest number.
    template <class KeyAt>
    size_t find(u64 value, KeyAt key_at) const {
        size_t low = last_before_[value >> shift_];
        size_t high = last_before_[(value >> shift_) + 1] + 1;
        while (high - low > 1) {
            const size_t middle = (low + high) / 2;
            (key_at(middle) <= value ? low : high) = middle;
        }
        return low;
    }

private:
    u32 shift_ = 0;
    std::vector<u32> last_before_;
};

}  // namespace rowsmith
