// Picks one of n values by weight in constant time, by Walker's alias method.
//
// The unit square is cut into n columns; column i belongs to value i below a threshold and to its
// alias above. Weights become whole numbers of units (n columns of 2^32 or 2^64 units each) by
// largest remainder, so each value's probability is within 2^-32 (2^-64) of its share; a weight of
// 0 is never picked. All of it is integer arithmetic: every machine builds and picks alike.
#pragma once
#include <span>
#include <vector>

#include "base/integers.h"
#include "base/result.h"
#include "random/streams.h"

namespace rowsmith {

// Weights >= 0 of any total -> whole numbers in proportion, whose sum is below 2^62. Weights below
// 2^-60 of the total become 0. Errors: no_weights, bad_weight, no_positive_weight.
Result<std::vector<u64>> whole_weights(std::span<const double> weights);

class AliasTable {
public:
    // At most 2^24 weights with a sum below 2^63. Errors: no_weights, too_many_weights,
    // weights_too_large, no_positive_weight.
    static Result<AliasTable> make(std::span<const u64> weights);
    static Result<AliasTable> make(std::span<const double> weights);

    u32 size() const { return static_cast<u32>(cells_.size()); }

    u32 pick(u64 bits) const {
        const u32 index = static_cast<u32>((bits >> 32) * cells_.size() >> 32);
        const u64 cell = cells_[index];
        return static_cast<u32>(bits) < static_cast<u32>(cell) ? index
                                                               : static_cast<u32>(cell >> 32);
    }
    // codes[i] = pick(bits[i]).
    void pick(std::span<const u64> bits, u32* codes) const;
    // codes[i] = pick(mix(key + scaled[i])).
    void pick_at(u64 key, std::span<const u64> scaled, u32* codes) const;

    // The probability of a value in units of 1 / (2^32 size()).
    u64 units(u32 value) const;
    // As private cells_, for tables that are laid one after the other.
    std::span<const u64> cells() const { return cells_; }

private:
    std::vector<u64> cells_;  // threshold | alias << 32
    bool is_even_ = true;     // no cell gives anything to another
};

// The same with thresholds of 64 bits, for shares far below 2^-32; a pick takes two random words.
class WideAliasTable {
public:
    static Result<WideAliasTable> make(std::span<const u64> weights);
    static Result<WideAliasTable> make(std::span<const double> weights);

    u32 size() const { return static_cast<u32>(thresholds_.size()); }
    u32 pick(u64 bits, u64 more_bits) const {
        const u32 index = static_cast<u32>(bounded(bits, thresholds_.size()));
        return more_bits < thresholds_[index] ? index : aliases_[index];
    }
    // The probability of a value in units of 1 / (2^64 size()).
    u128 units(u32 value) const;

private:
    std::vector<u64> thresholds_;
    std::vector<u32> aliases_;
};

}  // namespace rowsmith
