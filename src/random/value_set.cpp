#include "random/value_set.h"

#include <algorithm>

namespace rowsmith {

namespace {

u64 length_of(const ValueRange& range) {
    return static_cast<u64>(range.high) - static_cast<u64>(range.low) + 1;
}

i64 quotient_down(i64 value, i64 step) {
    return value / step - (value % step != 0 && value < 0 ? 1 : 0);
}

i64 quotient_up(i64 value, i64 step) {
    return value / step + (value % step != 0 && value > 0 ? 1 : 0);
}

}  // namespace

ValueSet::ValueSet(std::vector<ValueRange> ranges) {
    std::erase_if(ranges, [](const ValueRange& range) { return range.low > range.high; });
    std::ranges::sort(ranges, {}, &ValueRange::low);
    for (const ValueRange& range : ranges) {
        const bool meets = !ranges_.empty() && (ranges_.back().high == INT64_MAX ||
                                                range.low <= ranges_.back().high + 1);
        if (meets)
            ranges_.back().high = std::max(ranges_.back().high, range.high);
        else
            ranges_.push_back(range);
    }
    u64 count = 0;
    for (const ValueRange& range : ranges_) counts_.push_back(count += length_of(range));
}

ValueSet ValueSet::others() const {
    std::vector<ValueRange> gaps;
    i64 next = INT64_MIN;
    for (const ValueRange& range : ranges_) {
        if (range.low > next) gaps.push_back({next, range.low - 1});
        if (range.high == INT64_MAX) return ValueSet(std::move(gaps));
        next = range.high + 1;
    }
    gaps.push_back({next, INT64_MAX});
    return ValueSet(std::move(gaps));
}

ValueSet ValueSet::with(const ValueSet& more) const {
    std::vector<ValueRange> both = ranges_;
    both.insert(both.end(), more.ranges_.begin(), more.ranges_.end());
    return ValueSet(std::move(both));
}

ValueSet ValueSet::within(const ValueSet& limits) const {
    std::vector<ValueRange> shared;
    for (size_t i = 0, k = 0; i < ranges_.size() && k < limits.ranges_.size();) {
        const ValueRange &a = ranges_[i], &b = limits.ranges_[k];
        shared.push_back({std::max(a.low, b.low), std::min(a.high, b.high)});
        if (a.high < b.high)
            i++;
        else
            k++;
    }
    return ValueSet(std::move(shared));
}

ValueSet ValueSet::multiples_of(i64 step) const {
    std::vector<ValueRange> places;
    for (const ValueRange& range : ranges_)
        places.push_back({quotient_up(range.low, step), quotient_down(range.high, step)});
    return ValueSet(std::move(places));
}

u64 ValueSet::count_to(i64 value) const {
    const auto found = std::ranges::lower_bound(ranges_, value, {}, &ValueRange::high);
    const size_t i = static_cast<size_t>(found - ranges_.begin());
    const u64 before = i == 0 ? 0 : counts_[i - 1];
    if (found == ranges_.end() || value < found->low) return before;
    return before + length_of({found->low, value});
}

i64 ValueSet::at(u64 n) const {
    const auto found = std::ranges::upper_bound(counts_, n);
    const size_t i = std::min(static_cast<size_t>(found - counts_.begin()), ranges_.size() - 1);
    const u64 before = i == 0 ? 0 : counts_[i - 1];
    return static_cast<i64>(static_cast<u64>(ranges_[i].low) + (n - before));
}

}  // namespace rowsmith
