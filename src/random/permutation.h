// Keyed permutations: unique numbers without a set, a retry or a table.
//
// A Feistel network over 2^bits >= size; an output outside [0, size) is fed back until it falls
// inside (cycle walking). The walk ends because a cycle that starts inside comes back inside, and
// 2^bits < 2 * size keeps its mean below two steps. The halves may differ by a bit, so a power of
// two needs no walking. Six rounds choose evenly; below 2^8 values it takes 24.
#pragma once
#include <array>
#include <bit>
#include <span>

#include "base/integers.h"
#include "random/streams.h"

namespace rowsmith {

// A permutation of [0, size), size >= 1. Over a fixed space of values it is row-stable as it is.
class Permutation {
public:
    Permutation() : Permutation(0, 1) {}
    Permutation(u64 key, u64 size);

    u64 size() const { return size_; }

    // input < size.
    u64 at(u64 input) const {
        do input = forward(input);
        while (input >= size_);
        return input;
    }

    // The input whose output this is.
    u64 find(u64 output) const {
        do output = backward(output);
        while (output >= size_);
        return output;
    }

    // In place, each input -> its output. Inputs are independent, so the processor overlaps them.
    void apply(std::span<u64> inputs) const;

    // The outputs of 0, 1, 2 …, for sizes up to 2^20: rounds are read from small tables, so one
    // output costs six loads in place of six multiplications and more.
    void first_outputs(std::span<u32> outputs) const;

private:
    static constexpr u32 most_rounds = 24;

    u64 forward(u64 input) const {
        u64 low = input & low_mask_;
        u64 high = input >> low_bits_;
        const auto two_rounds = [&](u32 round) {
            high ^= random_at(round_keys_[round], low) & high_mask_;
            low ^= random_at(round_keys_[round + 1], high) & low_mask_;
        };
        two_rounds(0);
        two_rounds(2);
        two_rounds(4);
        for (u32 round = 6; round < rounds_; round += 2) two_rounds(round);
        return high << low_bits_ | low;
    }

    u64 backward(u64 output) const {
        u64 low = output & low_mask_;
        u64 high = output >> low_bits_;
        for (u32 round = rounds_; round > 0; round -= 2) {
            low ^= random_at(round_keys_[round - 1], high) & low_mask_;
            high ^= random_at(round_keys_[round - 2], low) & high_mask_;
        }
        return high << low_bits_ | low;
    }

    u64 size_;
    u32 low_bits_;
    u32 rounds_;
    u64 low_mask_;
    u64 high_mask_;
    std::array<u64, most_rounds> round_keys_ = {};
};

// Rows fall into levels: row 0 is level 0, rows 2^(k-1) .. 2^k - 1 are level k.
constexpr u32 level_of(u64 row) { return static_cast<u32>(std::bit_width(row)); }
constexpr u64 level_start(u32 level) { return level > 0 ? u64{1} << (level - 1) : 0; }
// log2 of a level's size: 0, 0, 1, 2, 3 …
constexpr u32 level_bits(u32 level) { return level > 0 ? level - 1 : 0; }

// For when the rows themselves are the space: each level is permuted inside itself, so more rows
// never change earlier ones. Rows below 2^63.
class LevelledPermutation {
public:
    explicit LevelledPermutation(u64 key);

    u64 at(u64 row) const {
        const u32 level = level_of(row);
        return level_start(level) + levels_[level].at(row - level_start(level));
    }

    u64 find(u64 place) const {
        const u32 level = level_of(place);
        return level_start(level) + levels_[level].find(place - level_start(level));
    }

private:
    std::array<Permutation, 64> levels_;
};

}  // namespace rowsmith
