// Random bits -> values of a distribution, thousands of times faster than solving for a quantile.
//
// A quantile table cuts the probability into cells that get narrower towards both ends: each half
// has one octave for [1/2, 1) of its share, one for [1/4, 1/2) and so on, 53 in all, and 128 cells
// in each. Inside a cell the quantile is a straight line. Both tails are then as good as the
// middle: the share below any value is within 1e-5 of the truth (measured in the test), and far
// out the error falls with the share that is left. The cell's index and the place in it are bits of
// a double in (0, 1), so one value costs about a nanosecond, with basic IEEE operations only.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "base/integers.h"
#include "random/family.h"
#include "random/quantile_cells.h"

namespace rowsmith {

// Turns blocks of random words into values. Immutable; shared by all threads.
class Sampler {
public:
    virtual ~Sampler() = default;
    // value * units, rounded half to even (the value itself where it is whole), bits.size() of
    // them.
    virtual void sample_integers(std::span<const u64> bits, i64* values) const = 0;
    // The values as they are, without units.
    virtual void sample_reals(std::span<const u64> bits, double* values) const = 0;
    // No value of sample_reals lies outside, the last of 2^52 quantiles included.
    virtual Interval reach() const = 0;
    // Where there are few values: they, in units, rising. Empty for all others, which have no
    // codes.
    virtual std::span<const i64> values() const { return {}; }
    // Codes into values(), picking what sample_integers would.
    virtual void sample_codes(std::span<const u64> bits, u32* codes) const;
};

class QuantileTable {
public:
    explicit QuantileTable(const Family& family);

    double at(u64 bits) const { return quantile_at_word(cells_.data(), bits); }
    // The value with these tails, each in (0, 1); beyond the last cell, what stands there.
    double at(TwoTails tails) const {
        const bool upper = tails.above < tails.below;
        const double share = 2 * (upper ? tails.above : tails.below);
        return quantile_in(cells_.data(), upper,
                           share < 0x1p-53 ? 0x1p-53
                           : share >= 1    ? 1 - 0x1p-53
                                           : share);
    }
    const QuantileCell* cells() const { return cells_.data(); }

private:
    // The quantiles at the edges of the cells of one half, from the far end to the median.
    static std::vector<double> half_of(const Family& family, bool upper);

    std::vector<QuantileCell> cells_;
};

// A real number in units -> an integer, half to even, for |x| < 2^51.
inline i64 to_integer_even(double x) {
    constexpr double magic = 0x1.8p52;
    return __builtin_bit_cast(i64, x + magic) - __builtin_bit_cast(i64, magic);
}

// The whole numbers of units inside an interval of values; 1.1 * 100 is taken for 110.
Interval in_units(Interval values, double units);

std::unique_ptr<Sampler> make_table_sampler(const Family& family, double units);

}  // namespace rowsmith
