#include "random/permutation.h"

#include <vector>

#include "base/check.h"

namespace rowsmith {

Permutation::Permutation(u64 key, u64 size) : size_(size) {
    CHECK(size > 0);
    const u32 bits = static_cast<u32>(std::bit_width(size - 1));
    low_bits_ = (bits + 1) / 2;
    low_mask_ = (u64{1} << low_bits_) - 1;
    high_mask_ = (u64{1} << (bits / 2)) - 1;
    rounds_ = bits >= 8 ? 6 : most_rounds;
    for (u32 round = 0; round < rounds_; ++round) round_keys_[round] = subkey(key, round);
}

void Permutation::apply(std::span<u64> inputs) const {
    for (u64& input : inputs) input = forward(input);
    if (std::has_single_bit(size_)) return;
    for (u64& input : inputs) {
        while (input >= size_) input = forward(input);
    }
}

void Permutation::first_outputs(std::span<u32> outputs) const {
    CHECK(outputs.size() <= size_ && size_ <= u64{1} << 20);
    const u32 entries = static_cast<u32>(low_mask_) + 1;
    std::vector<u16> table(size_t{rounds_} * entries);
    for (u32 round = 0; round < rounds_; ++round) {
        const u64 mask = round % 2 == 0 ? high_mask_ : low_mask_;
        for (u32 half = 0; half < entries; ++half) {
            table[round * entries + half] =
                static_cast<u16>(random_at(round_keys_[round], half) & mask);
        }
    }
    const auto walk = [&](u32 input) {
        u32 low = input & static_cast<u32>(low_mask_);
        u32 high = input >> low_bits_;
        for (const u16 *round = table.data(), *end = round + table.size(); round < end;
             round += size_t{2} * entries) {
            high ^= round[low];
            low ^= round[entries + high];
        }
        return high << low_bits_ | low;
    };
    for (u32 i = 0; i < outputs.size(); ++i) {
        u32 output = walk(i);
        while (output >= size_) output = walk(output);
        outputs[i] = output;
    }
}

LevelledPermutation::LevelledPermutation(u64 key) {
    for (u32 level = 0; level < levels_.size(); ++level) {
        levels_[level] = Permutation(subkey(key, level), u64{1} << level_bits(level));
    }
}

}  // namespace rowsmith
