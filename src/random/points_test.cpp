#include "random/points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace rowsmith {
namespace {

const std::vector<u64> keys = {mix(1), mix(2), mix(3)};
const std::vector<u64> weights = {500, 300, 120, 60, 15, 4, 1};

struct Named {
    size_t name;
    u64 occurrence;
    auto operator<=>(const Named&) const = default;
};

std::vector<Named> named_rows(const Points& points, const ArcShares& shares, u64 rows) {
    std::vector<Named> named;
    for (u64 row = 0; row < rows; ++row) {
        const Point point = points.of_row(row);
        const auto [name, arc] = shares.part_at({}, point.place);
        named.push_back({name, points.occurrence(point, {&arc, 1})});
    }
    return named;
}

TEST(Points, lie_one_in_each_cell_and_are_counted_below_any_bound) {
    for (u64 key : keys) {
        const Points points(key);
        std::vector<std::vector<u64>> places(10);
        for (u64 row = 0; row < 512; ++row) {
            const Point point = points.of_row(row);
            EXPECT_EQ(points.row_of(point.level, point.cell), row);
            places[point.level].push_back(point.place);
        }
        for (u32 level = 0; level < places.size(); ++level) {
            std::vector<u64> bounds = {0, 1, circle / 3, circle / 2, circle - 1, circle};
            for (u64 place : places[level]) bounds.insert(bounds.end(), {place, place + 1});
            for (u64 bound : bounds) {
                const auto below =
                    std::ranges::count_if(places[level], [&](u64 place) { return place < bound; });
                EXPECT_EQ(points.below(level, bound), static_cast<u64>(below));
            }
            std::ranges::sort(bounds);
            for (size_t i = 1; i < bounds.size(); ++i) {
                const Arc arc = {bounds[i - 1], bounds[i]};
                EXPECT_EQ(points.count(level, arc),
                          points.below(level, arc.end) - points.below(level, arc.start));
            }
        }
    }
}

TEST(Points, make_a_list_unique_at_every_row_count) {
    const auto shares = *ArcShares::make(weights);
    for (u64 key : keys) {
        const auto rows = named_rows(Points(key), shares, 5000);
        // A set of all rows covers every smaller number of rows.
        EXPECT_EQ(std::set<Named>(rows.begin(), rows.end()).size(), rows.size());
    }
}

TEST(Points, follow_the_weights_and_leave_no_gap_in_whole_levels) {
    const auto shares = *ArcShares::make(weights);
    for (u64 key : keys) {
        const auto rows = named_rows(Points(key), shares, 4096);
        for (u64 size : {1, 2, 8, 64, 1024, 4096}) {
            for (size_t name = 0; name < weights.size(); ++name) {
                std::vector<u64> occurrences;
                for (u64 row = 0; row < size; ++row) {
                    if (rows[row].name == name) occurrences.push_back(rows[row].occurrence);
                }
                std::ranges::sort(occurrences);
                for (u64 i = 0; i < occurrences.size(); ++i) ASSERT_EQ(occurrences[i], i);
                const double expected = static_cast<double>(size * weights[name]) / 1000;
                const double off = static_cast<double>(occurrences.size()) - expected;
                EXPECT_LT(std::abs(off), 2 * (level_of(size - 1) + 1));
            }
        }
    }
}

TEST(Points, repeat_no_more_often_than_chance) {
    const auto shares = *ArcShares::make(std::vector<u64>(100'000, 1));
    const auto rows = named_rows(Points(keys[0]), shares, 4096);
    const auto repeats =
        std::ranges::count_if(rows, [](const Named& row) { return row.occurrence > 0; });
    EXPECT_LT(static_cast<double>(repeats), 4096.0 * 4096 / 2 / 100'000 * 1.2);
}

// A value of three arcs: as where several languages make one text.
TEST(Points, count_the_occurrences_of_values_with_several_arcs) {
    const std::vector<Arc> arcs = {
        {circle / 2, circle / 2 + circle / 7}, {3, circle / 9}, {circle - circle / 50, circle}};
    for (u64 key : keys) {
        const Points points(key);
        std::vector<u64> occurrences;
        for (u64 row = 0; row < 2048; ++row) {
            const Point point = points.of_row(row);
            const bool inside = std::ranges::any_of(arcs, [&](const Arc& arc) {
                return arc.start <= point.place && point.place < arc.end;
            });
            if (inside) occurrences.push_back(points.occurrence(point, arcs));
        }
        std::ranges::sort(occurrences);
        for (u64 i = 0; i < occurrences.size(); ++i) ASSERT_EQ(occurrences[i], i);
        EXPECT_GT(occurrences.size(), 2048U / 5);
    }
}

TEST(Points, know_the_first_row_that_reaches_a_limit) {
    const auto shares = *ArcShares::make(weights);
    for (u64 key : keys) {
        const Points points(key);
        const auto rows = named_rows(points, shares, 3000);
        for (u64 limit : {1, 2, 3, 5, 20, 60, 150}) {
            const auto beyond = std::ranges::find_if(
                rows, [&](const Named& row) { return row.occurrence >= limit; });
            std::optional<u64> found;
            for (u32 level = 0; level < 64 && !found; ++level) {
                for (size_t name = 0; name < weights.size(); ++name) {
                    const Arc arc = shares.part({}, name);
                    const auto row = points.first_row_reaching(limit, level, {&arc, 1});
                    if (!row) continue;
                    EXPECT_TRUE(Points::may_reach(limit, level, arc.width(), 1));
                    found = std::min(found.value_or(*row), *row);
                }
            }
            EXPECT_EQ(found, static_cast<u64>(beyond - rows.begin()));
        }
    }
    EXPECT_FALSE(Points::may_reach(1000, 10, circle / 4, 1));
}

}  // namespace
}  // namespace rowsmith
