// What the plan knows of values that are added up, carried on or chosen among children.
#include "plan/test_plan.h"

namespace rowsmith {

namespace {

std::string problems_of(const std::string& tables) {
    return TestPlan("rowsmith: 1\ntables:\n" + tables).problems();
}

TEST(KnownBounds, of_averages_are_those_of_the_values) {
    EXPECT_EQ(problems_of("  a: {rows: 9, columns: {id: sequence, m: {type: decimal, scale: 2, "
                          "expression: avg(b.v)}}}\n"
                          "  b: {rows: {per: a, count: 2}, columns: {a_id: a.id, v: 1..5}}\n"),
              "");
}

TEST(KnownBounds, of_sums_over_several_levels_follow_the_rows) {
    EXPECT_EQ(
        problems_of("  a: {rows: 9, columns: {id: sequence, s: {type: decimal, scale: 4, "
                    "expression: sum(b.s)}}}\n"
                    "  b: {rows: {per: a, count: 2}, columns: {id: sequence, a_id: a.id, "
                    "s: {type: decimal, scale: 4, expression: sum(c.s)}}}\n"
                    "  c: {rows: {per: b, count: 2}, columns: {id: sequence, b_id: b.id, "
                    "s: {type: decimal, scale: 4, expression: sum(d.v)}}}\n"
                    "  d: {rows: {per: c, count: 2}, columns: {c_id: c.id, v: 0.0001..9.0000}}\n"),
        "");
}

TEST(KnownBounds, leave_room_for_decimals_that_are_carried_on) {
    TestPlan plan(
        "rowsmith: 1\ntables:\n"
        "  b: {rows: {per: a, count: 3}, columns: {a_id: a.id, v: 1.00..5.00, s: {type: decimal, "
        "scale: 2, expression: \"round(previous(s, 0) * 1.05, 2) + v\"}}}\n"
        "  a: {rows: 2, columns: {id: sequence}}\n");
    EXPECT_EQ(plan.problems(), "");
}

TEST(KnownBounds, leave_room_for_moments_that_are_carried_on) {
    TestPlan plan(
        "rowsmith: 1\ntables:\n"
        "  b: {rows: {per: a, count: 3}, columns: {a_id: a.id, d: {type: date, expression: "
        "\"previous(d, date '2026-01-31') + 1\"}, at: {type: datetime, expression: "
        "\"previous(at, datetime '2026-12-31T23:00:00') + 30 min\"}}}\n"
        "  a: {rows: 2, columns: {id: sequence}}\n");
    ASSERT_EQ(plan.problems(), "");
    const auto cells = plan.cells(0, 3);
    EXPECT_EQ(std::stoi(cells[1][2]) - std::stoi(cells[1][0]), 2);
    EXPECT_EQ(std::stoll(cells[2][2]) - std::stoll(cells[2][0]), 3'600'000'000);
}

TEST(Previous, reads_columns_that_carry_nothing_on) {
    TestPlan plan(
        "rowsmith: 1\ntables:\n"
        "  b: {rows: {per: a, count: 3}, columns: {a_id: a.id, v: {type: enum, enum_values: [x, y, "
        "z]}, was: {type: string, expression: \"previous(v, 'none')\"}}}\n"
        "  a: {rows: 2, columns: {id: sequence}}\n");
    ASSERT_EQ(plan.problems(), "");
    const auto cells = plan.cells(0, 6);
    for (size_t row = 0; row < 6; row++)
        EXPECT_EQ(cells[2][row], row % 3 == 0 ? "none" : cells[1][row - 1]);
}

TEST(KnownBounds, a_child_of_its_own_is_never_null_where_every_parent_has_one) {
    const std::string child = "columns: {id: sequence, a_id: a.id}}\n";
    const std::string parent =
        "  a: {rows: 9, columns: {id: sequence, b_id: {references: b.id, choose: own_child, "
        "nullable: false}}}\n  b: {rows: {per: a, ";
    EXPECT_EQ(problems_of(parent + "mean: 2, min: 1}, " + child), "");
    EXPECT_EQ(problems_of(parent + "count: 1..3}, " + child), "");
    EXPECT_EQ(problems_of(parent + "counts: {1: 50%, 2: 50%}}, " + child), "");
    EXPECT_TRUE(problems_of(parent + "mean: 2}, " + child).starts_with("null_possible"));
    EXPECT_TRUE(problems_of(parent + "count: id % 2}, " + child).starts_with("null_possible"));
    const TestPlan two("rowsmith: 1\ntables:\n" + parent + "count: 2}, " + child);
    ASSERT_EQ(two.problems(), "");
    const auto chosen = two.cells(0, 9)[1];
    for (int row = 0; row < 9; row++) EXPECT_EQ((std::stoi(chosen[row]) - 1) / 2, row);
}

TEST(Nulls, have_an_exact_share) {
    TestPlan plan(
        "rowsmith: 1\ntables:\n  t: {rows: 81, columns: {a: {type: enum, enum_values: [x, y], "
        "null_share: 60%, exact: true}}}\n");
    ASSERT_EQ(plan.problems(), "");
    const auto cells = plan.cells(0, 81)[0];
    EXPECT_EQ(std::count(cells.begin(), cells.end(), "null"), 49);  // 48.6
}

TEST(References, may_be_computed) {
    TestPlan plan(
        "rowsmith: 1\ntables:\n"
        "  b: {rows: 4, columns: {n: sequence, a_id: {references: a.id, expression: 3 - n % 2}}}\n"
        "  a: {rows: 9, primary_key: id, columns: {id: sequence}}\n");
    ASSERT_EQ(plan.problems(), "");
    EXPECT_EQ(plan.cells(0, 4)[1], (std::vector<std::string>{"2", "3", "2", "3"}));
}

TEST(Rules, hold_where_the_column_is_computed_so) {
    const std::string columns =
        "  t: {columns: {a: 1..9, b: 1..9, c: {type: integer, expression: a "
        "+ b}}, rules: [";
    EXPECT_EQ(problems_of(columns + "c == a + b, a + b == c]}\n"), "");
    EXPECT_TRUE(problems_of(columns + "c == a + 1]}\n").starts_with("rule_not_supported"));
}

TEST(Rules, cut_distributions) {
    TestPlan plan(
        "rowsmith: 1\ntables:\n  t: {rows: 200, columns: {a: 40..60, b: {type: integer, generate: "
        "normal, mean: 50, sd: 20}, c: {type: integer, generate: histogram, buckets: {1..5: 50%, "
        "6..9: 50%}}}, rules: [b < a, if a > 50 then c <= 7]}\n");
    ASSERT_EQ(plan.problems(), "");
    const auto cells = plan.cells(0, 200);
    for (size_t i = 0; i < 200; i++) {
        EXPECT_LT(std::stoi(cells[1][i]), std::stoi(cells[0][i]));
        if (std::stoi(cells[0][i]) > 50) {
            EXPECT_LE(std::stoi(cells[2][i]), 7);
        }
    }
}

}  // namespace

}  // namespace rowsmith
