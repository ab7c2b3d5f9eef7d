#include "random/spread_order.h"

#include <algorithm>

#include "base/check.h"

namespace rowsmith {

SpreadOrder::SpreadOrder(u64 key, u32 bits) : bits_(bits) {
    CHECK(bits <= most_bits);
    rotation_ = static_cast<u32>(random_at(key, 0) & ((u64{1} << bits) - 1));
    for (u32 level = 0; level <= bits; ++level) {
        levels_[level] = Permutation(subkey(key, level), u64{1} << level_bits(level));
    }
}

u32 SpreadOrder::at(u32 slot) const {
    const u32 level = level_of(slot);
    u32 place = 0;
    if (level > 0) {
        const u64 inside = levels_[level].at(slot - level_start(level));
        place = static_cast<u32>(2 * inside + 1) << (bits_ - level);
    }
    return (place + rotation_) & ((1U << bits_) - 1);
}

void SpreadOrder::first_places(std::span<u32> places) const {
    CHECK(places.size() <= size_t{1} << bits_);
    const u32 mask = (1U << bits_) - 1;
    if (!places.empty()) places[0] = rotation_;
    for (u32 level = 1; level <= bits_ && level_start(level) < places.size(); ++level) {
        const u64 start = level_start(level);
        const auto part = places.subspan(start, std::min<u64>(start, places.size() - start));
        levels_[level].first_outputs(part);
        for (u32& place : part) {
            place = (((2 * place + 1) << (bits_ - level)) + rotation_) & mask;
        }
    }
}

}  // namespace rowsmith
