// Sets of whole numbers in which a member is found by its number: what is left of a column's values
// when some are taken out, or only some are let in.
//
// An even draw of 0 … count() - 1, turned into that member, is an even draw of the set: the exact
// distribution, with no second try.
#pragma once
#include <span>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

// Both ends belong to it.
struct ValueRange {
    i64 low;
    i64 high;

    bool operator==(const ValueRange&) const = default;
};

// Immutable: rising ranges that neither meet nor overlap.
class ValueSet {
public:
    static ValueSet all() { return ValueSet({{INT64_MIN, INT64_MAX}}); }
    // In any order; ranges that end before they start are empty.
    explicit ValueSet(std::vector<ValueRange> ranges);
    ValueSet() = default;

    bool is_empty() const { return ranges_.empty(); }
    std::span<const ValueRange> ranges() const { return ranges_; }
    i64 low() const { return ranges_.front().low; }
    i64 high() const { return ranges_.back().high; }
    // 0 for no member, and for all 2^64.
    u64 count() const { return counts_.empty() ? 0 : counts_.back(); }

    ValueSet others() const;
    ValueSet with(const ValueSet& more) const;
    ValueSet within(const ValueSet& limits) const;
    ValueSet within(const ValueRange& limits) const { return within(ValueSet({limits})); }
    // The k for which k * step is a member; step > 0.
    ValueSet multiples_of(i64 step) const;

    // Members up to a value, modulo 2^64.
    u64 count_to(i64 value) const;
    u64 count_below(i64 value) const { return value == INT64_MIN ? 0 : count_to(value - 1); }
    bool holds(i64 value) const { return count_to(value) != count_below(value); }
    // The n-th member, from 0; n < count().
    i64 at(u64 n) const;

private:
    std::vector<ValueRange> ranges_;
    std::vector<u64> counts_;  // of the members up to the end of each range
};

}  // namespace rowsmith
