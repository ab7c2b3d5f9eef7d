#include "random/streams.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace rowsmith {
namespace {

TEST(Streams, give_the_known_answers_of_splitmix64) {
    EXPECT_EQ(random_at(0, 1), 0xe220a8397b1dcdafU);
    EXPECT_EQ(random_at(0, 2), 0x6e789e6aa1b965f4U);
}

TEST(Streams, have_keys_that_come_from_names_and_differ) {
    std::set<u64> keys;
    size_t made = 0;
    for (u64 seed : {0, 1}) {
        for (auto [table, column] : {std::pair{"a", "bc"}, {"ab", "c"}, {"bc", "a"}, {"a", ""}}) {
            for (u64 draw = 0; draw < 3; ++draw, ++made) {
                keys.insert(draw_key(column_key(seed, table, column), draw));
                keys.insert(subkey(column_key(seed, table, column), draw));
            }
        }
    }
    EXPECT_EQ(keys.size(), 2 * made);
    EXPECT_EQ(text_hash(""), 0x2d06800538d394c2U);  // XXH3-64 of nothing, seed 0
}

TEST(Streams, bound_evenly_to_one_in_2_to_the_64) {
    const u128 all = u128{1} << 64;
    for (u64 size : {u64{1}, u64{2}, u64{3}, u64{7}, u64{1000}, (u64{1} << 32) - 5,
                     (u64{1} << 63) + 1, ~u64{0}}) {
        for (u64 number : {u64{0}, 1 % size, size / 2, size - 1}) {
            const u128 first = (number * all + size - 1) / size;
            const u128 end =
                number == size - 1 ? all : ((number + u128{1}) * all + size - 1) / size;
            const u128 preimages = end - first;
            EXPECT_TRUE(preimages == all / size || preimages == (all + size - 1) / size);
            EXPECT_EQ(bounded(static_cast<u64>(first), size), number);
            EXPECT_EQ(bounded(static_cast<u64>(end - 1), size), number);
        }
    }
}

TEST(Streams, give_unit_intervals_without_their_ends) {
    EXPECT_GT(unit_interval(0), 0.0);
    EXPECT_LT(unit_interval(~u64{0}), 1.0);
    EXPECT_EQ(unit_interval(u64{1} << 63), 0.5 + 0x1p-53);
}

}  // namespace
}  // namespace rowsmith
