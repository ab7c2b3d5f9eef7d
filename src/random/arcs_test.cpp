#include "random/arcs.h"

#include <gtest/gtest.h>

#include <vector>

namespace rowsmith {
namespace {

TEST(ArcShares, cover_every_place_of_an_arc_once) {
    const std::vector<std::vector<u64>> lists = {{1},
                                                 {3, 1, 4},
                                                 {1, 1'000'000, 1, 1},
                                                 std::vector<u64>(12, 5),
                                                 {u64{1} << 62, u64{1} << 61}};
    for (const auto& weights : lists) {
        const auto shares = ArcShares::make(weights);
        ASSERT_TRUE(shares);
        ASSERT_EQ(shares->size(), weights.size());
        // So narrow that some parts are empty.
        for (const Arc& arc : {Arc{0, 40}, {1000, 1007}, {5, 6}, {circle - 30, circle}}) {
            u64 end = arc.start;
            for (size_t i = 0; i < shares->size(); ++i) {
                EXPECT_EQ(shares->part(arc, i).start, end);
                end = shares->part(arc, i).end;
            }
            EXPECT_EQ(end, arc.end);
            for (u64 place = arc.start; place < arc.end; ++place) {
                const PartOfArc found = shares->part_at(arc, place);
                EXPECT_EQ(found.arc, shares->part(arc, found.part));
                EXPECT_TRUE(found.arc.start <= place && place < found.arc.end);
            }
        }
    }
}

TEST(ArcShares, are_as_wide_as_their_weights) {
    const auto shares = ArcShares::make(std::vector<u64>{3, 1});
    EXPECT_EQ(shares->part({}, 0), (Arc{0, circle / 4 * 3}));
    EXPECT_EQ(shares->part_at({}, circle - 1).part, 1U);
    EXPECT_EQ(shares->part_at({}, circle / 4 * 3).part, 1U);
    EXPECT_EQ(shares->part_at({}, circle / 4 * 3 - 1).part, 0U);
}

TEST(ArcShares, refuse_what_cannot_be_a_share) {
    const auto cause = [](const std::vector<u64>& weights) {
        return ArcShares::make(weights).error().cause;
    };
    EXPECT_EQ(cause({}), "no_weight");
    EXPECT_EQ(cause({0, 0}), "no_weight");
    EXPECT_EQ(cause({1, 0}), "share_too_small");
    EXPECT_EQ(cause({1, u64{1} << 33}), "share_too_small");
    EXPECT_EQ(cause({~u64{0}, 1}), "weights_too_large");
}

}  // namespace
}  // namespace rowsmith
