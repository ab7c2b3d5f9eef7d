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

    double at(u64 bits) const {
        // The bits but the first and the last 11, as the middle of one of 2^52 cells of (0, 1).
        return at(bits >> 63, as_double((bits << 1 >> 12) | one_bits) - 1.0 + 0x1p-53);
    }
    // The value with these tails, each in (0, 1); beyond the last cell, what stands there.
    double at(TwoTails tails) const {
        const bool upper = tails.above < tails.below;
        const double share = 2 * (upper ? tails.above : tails.below);
        return at(upper, share < 0x1p-53 ? 0x1p-53 : share >= 1 ? 1 - 0x1p-53 : share);
    }

private:
    // A share in (0, 1) of the lower half (side 0) or the upper one, from its far end.
    double at(u64 side, double share) const {
        const u64 place = as_bits(share);
        const Cell& cell = cells_[(place >> fraction_bits) - first_index + side * half_cells];
        const double fraction = as_double((place & fraction_mask) | one_bits) - 1.0;
        return cell.base + cell.slope * fraction;
    }

    static constexpr int cell_bits = 7, fraction_bits = 52 - cell_bits, octaves = 53;
    static constexpr u64 one_bits = u64(1023) << 52;
    static constexpr u64 fraction_mask = (u64(1) << fraction_bits) - 1;
    static constexpr u64 first_index = u64(1023 - octaves) << cell_bits;
    static constexpr u64 half_cells = u64(octaves) << cell_bits;

    struct Cell {
        double base;
        double slope;
    };

    static double as_double(u64 bits) { return __builtin_bit_cast(double, bits); }
    static u64 as_bits(double number) { return __builtin_bit_cast(u64, number); }
    // The quantiles at the edges of the cells of one half, from the far end to the median.
    static std::vector<double> half_of(const Family& family, bool upper);

    std::vector<Cell> cells_;
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
