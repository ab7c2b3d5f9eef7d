// Sorted event times without a sort: a stratified inverse of a cumulative intensity.
//
// The mass axis is cut into as many strata as there are rows; row i takes a keyed place inside
// stratum i. Strata do not overlap and the inverse does not fall, so times never fall. A span with
// share q of the mass gets q x rows events, off by less than 2. Times depend on the row count.
#pragma once
#include <memory>
#include <span>

#include "base/integers.h"
#include "random/intensity.h"

namespace rowsmith {

// Places begin <= place < end of a cumulative mass.
struct MassSpan {
    u64 begin = 0;
    u64 end = 0;
};

// Row i of n, i < n.
struct RowOf {
    u64 row = 0;
    u64 rows = 1;
};

// The place of a row in its stratum of the span, from 64 random bits. An empty stratum (less mass
// than rows) gives its start. Also for times that are sorted inside a parent: row = ordinal.
u64 stratified_place(const MassSpan& span, const RowOf& row, u64 bits);

// Immutable; shared by threads.
class SortedTimes {
public:
    // rows <= 2^62.
    SortedTimes(u64 key, std::shared_ptr<const Intensity> intensity, u64 rows);

    // The tick of a row < rows.
    u64 at(u64 row) const;
    // The ticks of rows first, first + 1 …: no wide division, no search.
    void range(u64 first, std::span<u64> ticks) const;

private:
    u64 key_;
    std::shared_ptr<const Intensity> intensity_;
    u64 rows_;
};

}  // namespace rowsmith
