#include "random/sorted_times.h"

#include "base/check.h"
#include "random/streams.h"

namespace rowsmith {

u64 stratified_place(const MassSpan& span, const RowOf& row, u64 bits) {
    const u128 mass = span.end - span.begin;
    const u64 start = static_cast<u64>(row.row * mass / row.rows);
    const u64 end = static_cast<u64>((row.row + 1) * mass / row.rows);
    return span.begin + start + bounded(bits, end - start);
}

SortedTimes::SortedTimes(u64 key, std::shared_ptr<const Intensity> intensity, u64 rows)
    : key_(key), intensity_(std::move(intensity)), rows_(rows) {
    CHECK(rows <= u64{1} << 62);
}

u64 SortedTimes::at(u64 row) const {
    const u64 bits = random_at(key_, row);
    const MassSpan all = {.begin = 0, .end = intensity_->mass()};
    return intensity_->tick_at(stratified_place(all, {.row = row, .rows = rows_}, bits));
}

void SortedTimes::range(u64 first, std::span<u64> ticks) const {
    if (ticks.empty()) return;
    CHECK(first < rows_ && ticks.size() <= rows_ - first);
    // Stratum starts are floor(row * mass / rows): steps of a quotient and a running remainder.
    const u64 step = intensity_->mass() / rows_;
    const u64 rest = intensity_->mass() % rows_;
    const u128 product = u128{first} * intensity_->mass();
    u64 start = static_cast<u64>(product / rows_);
    u64 remainder = static_cast<u64>(product % rows_);
    size_t hint = 0;
    for (size_t i = 0; i < ticks.size(); ++i) {
        remainder += rest;
        const bool carry = remainder >= rows_;
        remainder -= carry ? rows_ : 0;
        const u64 width = step + carry;
        const u64 place = start + bounded(random_at(key_, first + i), width);
        ticks[i] = intensity_->tick_at(place, hint);
        start += width;
    }
}

}  // namespace rowsmith
