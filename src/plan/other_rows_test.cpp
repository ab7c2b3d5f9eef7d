// Rules by which two references to one table lead to different rows.
#include <cmath>
#include <set>

#include "plan/test_plan.h"

namespace rowsmith {
namespace {

std::string document(const std::string& rows, const std::string& second,
                     const std::string& rest = "", const std::string& parents = "7") {
    return "rowsmith: 1\ntables:\n  p:\n    rows: " + parents +
           "\n    primary_key: id\n    columns:\n      id: {generate: sequence}\n"
           "      weight: {type: integer, expression: \"if(id == 3, 1000, 1)\"}\n"
           "  t:\n    rows: " +
           rows + "\n" + rest + "    columns:\n      a: {references: p.id}\n      b: {" + second +
           "}\n    rules: [a != b]\n";
}

void expect_apart(const std::string& text, u64 rows) {
    const TestPlan plan(text);
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, rows, 1);
    std::set<std::string> seen;
    for (u64 i = 0; i < rows; i++) {
        EXPECT_NE(cells[0][i], cells[1][i]);
        seen.insert(cells[1][i]);
    }
    EXPECT_EQ(seen.size(), 7u);
}

TEST(OtherRows, are_chosen_in_every_way) {
    expect_apart(document("2000", "references: p.id"), 2000);
    expect_apart(document("2000", "references: p.id, choose: zipf, exponent: 2"), 2000);
    expect_apart(document("2000", "references: p.id, choose: {weight: weight}"), 2000);
}

TEST(OtherRows, are_so_in_unique_pairs_too) {
    const std::string text =
        document("{per: a, count: 6}", "references: p.id", "    primary_key: [a, b]\n");
    expect_apart(text, 42);
    const auto cells = TestPlan(text).cells(0, 42, 1);
    std::set<std::string> pairs;
    for (size_t i = 0; i < 42; i++) pairs.insert(cells[0][i] + " " + cells[1][i]);
    EXPECT_EQ(pairs.size(), 42u);
    EXPECT_NE(
        TestPlan(document("{per: a, count: 7}", "references: p.id", "    primary_key: [a, b]\n"))
            .problems()
            .find("space_too_small"),
        std::string::npos);
}

TEST(OtherRows, are_refused_where_none_can_be_taken) {
    EXPECT_NE(TestPlan(document("5", "references: p.id", "", "1")).problems().find("no_other_row"),
              std::string::npos);
    EXPECT_NE(TestPlan(document("5", "references: p.id, unique: true", "    primary_key: a\n"))
                  .problems()
                  .find("rule_not_supported"),
              std::string::npos);
}

TEST(Aggregates, know_how_many_children_a_parent_may_have) {
    const TestPlan plan(
        "rowsmith: 1\ntables:\n  p:\n    rows: 1\n    columns:\n"
        "      n: {type: integer, expression: count(c)}\n"
        "  c: {rows: {per: p, count: 70_000}, columns: {x: {type: boolean}}}\n");
    ASSERT_TRUE(plan.ok()) << plan.problems();
    EXPECT_EQ(plan.cells(0, 1)[0][0], "70000");
    EXPECT_GE(plan.plan().graph->shape(plan.plan().tables[0].columns[0].value).high, 70'000);
}

// Independent draws around each mean would be off by 3.6 % on average.
TEST(WeightedMeans, hold_in_small_tables) {
    double off = 0;
    for (u32 seed = 0; seed < 20; seed++) {
        const TestPlan plan(
            "rowsmith: 1\nseed: " + std::to_string(seed) +
            "\ntables:\n  p:\n    rows: 500\n    columns:\n"
            "      w: {type: integer, min_value: 1, max_value: 5}\n"
            "  c: {rows: {per: p, mean: 4, dispersion: 4, weight: w}, columns: {x: {type: "
            "boolean}}}\n");
        ASSERT_TRUE(plan.ok()) << plan.problems();
        off += std::abs(static_cast<double>(plan.plan().tables[1].rows) - 2000) / 20;
    }
    EXPECT_LT(off, 36);
}

// What happens on a day is neither before nor after it.
TEST(Rules, between_dates_and_datetimes_count_days) {
    const TestPlan plan(
        "rowsmith: 1\nas_of: 2026-06-30\ntables:\n  t:\n    rows: 400\n    columns:\n"
        "      placed_at: {type: datetime, min_value: 2026-06-28}\n"
        "      shipped_on: {type: date}\n"
        "      paid_at: {type: datetime, max_value: 2026-07-31}\n"
        "      holds: {type: boolean, expression: \"shipped_on >= placed_at and paid_at > "
        "shipped_on\"}\n"
        "      same: {type: boolean, expression: shipped_on == placed_at}\n"
        "    rules: [shipped_on >= placed_at, paid_at > shipped_on]\n");
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 400);
    u32 same = 0;
    for (size_t i = 0; i < 400; i++) {
        EXPECT_EQ(cells[3][i], "1");
        same += cells[4][i] == "1";
    }
    EXPECT_GT(same, 100u);
}

}  // namespace
}  // namespace rowsmith
