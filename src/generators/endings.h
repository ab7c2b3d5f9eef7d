// How amounts end: prices like 9.99, 14.95, 20.00.
//
// The fraction of a draw is replaced by a drawn one, away from zero (-3.20 becomes -3.99), and the
// amount moves by a whole unit where that leaves the bounds. Where neither fits, the draw stays.
#pragma once
#include <vector>

#include "generators/distribution_grid.h"
#include "random/alias.h"

namespace rowsmith {

class Endings {
public:
    // Reads `endings` (retail or shares). Errors: those of shares, bad_ending, ending_digits (more
    // than the column's scale).
    static Result<Endings> read(const Options& options);

    // Digits after the point of the longest ending.
    i32 digits() const { return digits_; }
    // Errors: endings_outside_bounds (bounds less than 1 apart), endings_and_multiple.
    Result<void> check(const Options& options, const ValueGrid& grid, Interval places) const;

    // Amounts are then places of this grid; gives how many of them make 1. Requires: check() of the
    // grid's places was well.
    i64 set_grid(const ValueGrid& grid);
    i64 apply(i64 amount, u64 bits, i64 low, i64 high) const;

private:
    explicit Endings(AliasTable table) : table_(std::move(table)) {}
    void set_digits(i32 digits);

    AliasTable table_;
    i32 digits_ = 0;
    i64 unit_ = 1;
    std::vector<std::string> texts_;  // the digits behind the point
    std::vector<i64> fractions_;
};

}  // namespace rowsmith
