#include "random/value_set.h"

#include <gtest/gtest.h>

#include <set>

#include "random/streams.h"

namespace rowsmith {
namespace {

std::set<i64> members(const ValueSet& set) {
    std::set<i64> all;
    for (u64 n = 0; n < set.count(); n++) all.insert(set.at(n));
    return all;
}

ValueSet drawn(u64 key) {
    std::vector<ValueRange> ranges;
    for (u64 i = 0; i < 4; i++) {
        const i64 low = static_cast<i64>(bounded(mix(key + i), 30)) - 15;
        ranges.push_back({low, low + static_cast<i64>(bounded(mix(key + i + 100), 6)) - 1});
    }
    return ValueSet(std::move(ranges));
}

TEST(ValueSet, does_as_a_set_of_numbers_does) {
    const ValueRange window{-20, 25};
    for (u64 key = 0; key < 300; key++) {
        const ValueSet a = drawn(key * 1000), b = drawn(key * 1000 + 500);
        const std::set<i64> in_a = members(a), in_b = members(b);
        const std::set<i64> both = members(a.within(b)), any = members(a.with(b)),
                            rest = members(a.others().within(window)),
                            thirds = members(a.multiples_of(3));
        u64 count = 0;
        for (i64 value = window.low; value <= window.high; value++) {
            const bool is_a = in_a.contains(value), is_b = in_b.contains(value);
            EXPECT_EQ(a.count_below(value), count);
            count += is_a ? 1 : 0;
            EXPECT_EQ(a.count_to(value), count);
            EXPECT_EQ(a.holds(value), is_a);
            EXPECT_EQ(both.contains(value), is_a && is_b);
            EXPECT_EQ(any.contains(value), is_a || is_b);
            EXPECT_EQ(rest.contains(value), !is_a);
            EXPECT_EQ(thirds.contains(value), in_a.contains(3 * value));
        }
        EXPECT_EQ(a.count(), count);
    }
}

TEST(ValueSet, numbers_its_members_in_rising_order) {
    const ValueSet set({{5, 6}, {-3, -3}, {6, 8}});
    ASSERT_EQ(set.count(), 5u);
    const i64 wanted[] = {-3, 5, 6, 7, 8};
    for (u64 n = 0; n < 5; n++) EXPECT_EQ(set.at(n), wanted[n]);
    EXPECT_EQ(set.ranges().size(), 2u);
}

TEST(ValueSet, reaches_to_the_ends_of_64_bits) {
    EXPECT_EQ(ValueSet::all().count(), 0u);
    EXPECT_TRUE(ValueSet::all().others().is_empty());
    const ValueSet but_zero = ValueSet({{0, 0}}).others();
    EXPECT_EQ(but_zero.count(), UINT64_MAX);
    EXPECT_EQ(but_zero.at(0), INT64_MIN);
    EXPECT_EQ(but_zero.at(UINT64_MAX - 1), INT64_MAX);
    EXPECT_EQ(but_zero.count_below(0), u64{1} << 63);
    EXPECT_TRUE(but_zero.holds(INT64_MAX));
    EXPECT_FALSE(but_zero.holds(0));
    EXPECT_TRUE(ValueSet().others().holds(INT64_MIN));
}

}  // namespace
}  // namespace rowsmith
