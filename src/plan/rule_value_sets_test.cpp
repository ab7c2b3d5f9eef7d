// Rules that leave values out of columns that are drawn.
#include <map>
#include <set>

#include "plan/test_plan.h"

namespace rowsmith {
namespace {

std::string document(const std::string& columns, const std::string& rules, u64 rows = 3000) {
    return "rowsmith: 1\nas_of: 2026-06-30\ntables:\n  t:\n    rows: " + std::to_string(rows) +
           "\n    columns:\n" + columns + "    rules: [" + rules + "]\n";
}

std::map<std::string, u64> counts(const TestPlan& plan, u64 rows) {
    std::map<std::string, u64> found;
    const auto cells = plan.cells(0, rows);
    for (const std::string& text : cells[0]) found[text]++;
    return found;
}

void expect_only(const std::string& column, const std::string& rules,
                 const std::set<std::string>& values) {
    const TestPlan plan(document("      x: " + column + "\n", rules));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    std::set<std::string> found;
    const u64 even = 3000 / values.size();
    for (const auto& [value, count] : counts(plan, 3000)) {
        found.insert(value);
        EXPECT_NEAR(static_cast<double>(count), static_cast<double>(even),
                    6 * __builtin_sqrt(static_cast<double>(even)));
    }
    EXPECT_EQ(found, values);
}

TEST(RuleValueSets, take_values_out_of_even_draws) {
    expect_only("1..5", "x != 3", {"1", "2", "4", "5"});
    expect_only("1..5", "\"x not in (1, 5, 9)\", x != 3", {"2", "4"});
    expect_only("1..5", "\"x in (2, 5, 9)\"", {"2", "5"});
    expect_only("1..5", "\"not (x in (1, 2))\"", {"3", "4", "5"});
    expect_only("1..9", "x < 3 or x > 8", {"1", "2", "9"});
    expect_only("1..9", "not (x >= 3 and x <= 8)", {"1", "2", "9"});
    expect_only("{type: integer, min_value: 0, max_value: 12, multiple_of: 3}", "x != 6",
                {"0", "3", "9", "12"});
    expect_only("-3..3", "\"x not in (-3, 0)\"", {"-2", "-1", "1", "2", "3"});
}

TEST(RuleValueSets, count_in_the_units_of_the_type) {
    expect_only("{type: decimal, scale: 1, min_value: 0, max_value: 0.4}", "x != 0.20, x != 0.35",
                {"0", "1", "3", "4"});
    expect_only("{type: float, scale: 1, generate: uniform, min_value: 0, max_value: 0.4}",
                "x != 0.3", {"0.000000", "0.100000", "0.200000", "0.400000"});
    expect_only("{type: duration, min_value: 1 s, max_value: 3 s}", "x != 2000 ms",
                {"1000000", "3000000"});
    expect_only("{type: time, resolution: 6 h}", "\"x != '12:00'\"",
                {"0", "21600000000", "64800000000"});
    expect_only("1970-01-01..1970-01-04", "\"x not in ('1970-01-02', '1970-01-03')\"", {"0", "3"});
    expect_only("{type: datetime, resolution: 12 h, min_value: 1970-01-01, max_value: 1970-01-02}",
                "\"x != '1970-01-02'\"", {"0", "43200000000"});
}

TEST(RuleValueSets, are_kept_beside_bounds_of_each_row) {
    const TestPlan plan(document("      a: 1..5\n      x: 1..9\n", "x >= a, \"x not in (5, 7)\""));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 3000);
    for (size_t i = 0; i < 3000; i++) {
        EXPECT_GE(std::stoi(cells[1][i]), std::stoi(cells[0][i]));
        EXPECT_NE(cells[1][i], "5");
        EXPECT_NE(cells[1][i], "7");
    }
    const TestPlan none(document("      a: 1..5\n      x: 1..5\n", "x >= a, x != 5"));
    EXPECT_NE(none.problems().find("no value that the rules allow lies between 5 and 5"),
              std::string::npos);
}

TEST(RuleValueSets, leave_unique_values_unique) {
    for (const std::string column : {"{type: integer, min_value: 1, max_value: 42, unique: true}",
                                     "{type: integer, generate: sequence, unique: true}"}) {
        const TestPlan plan(document("      x: " + column + "\n", "\"x not in (4, 13)\"", 40));
        ASSERT_TRUE(plan.ok()) << plan.problems();
        const auto found = counts(plan, 40);
        EXPECT_EQ(found.size(), 40u);
        EXPECT_FALSE(found.contains("4"));
        EXPECT_FALSE(found.contains("13"));
    }
    EXPECT_NE(TestPlan(document("      x: {type: integer, min_value: 1, max_value: 41, unique: "
                                "true}\n",
                                "\"x not in (4, 13)\"", 40))
                  .problems()
                  .find("space = 39 < 40 rows"),
              std::string::npos);
}

TEST(RuleValueSets, hold_where_a_condition_holds) {
    const TestPlan plan(document("      a: boolean\n      x: 1..4\n",
                                 "\"if a then x in (1, 2)\", if not a then x != 1, x != 2"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 3000);
    std::set<std::string> where, elsewhere;
    for (size_t i = 0; i < 3000; i++) (cells[0][i] == "1" ? where : elsewhere).insert(cells[1][i]);
    EXPECT_EQ(where, std::set<std::string>({"1"}));
    EXPECT_EQ(elsewhere, std::set<std::string>({"3", "4"}));
}

TEST(RuleValueSets, leave_other_columns_and_earlier_rows_as_they_were) {
    const auto with =
        TestPlan(document("      x: 1..9\n      y: 1..9\n", "x != 4", 3000)).cells(0, 500);
    const auto without =
        TestPlan(document("      x: 1..9\n      y: 1..9\n", "", 3000)).cells(0, 500);
    const auto fewer =
        TestPlan(document("      x: 1..9\n      y: 1..9\n", "x != 4", 500)).cells(0, 500);
    EXPECT_EQ(with[1], without[1]);
    EXPECT_EQ(with[0], fewer[0]);
}

TEST(RuleValueSets, are_refused_where_draws_depend_on_more) {
    const auto cause = [](const std::string& column, const std::string& rule) {
        return TestPlan(document("      x: " + column + "\n", rule)).problems();
    };
    EXPECT_NE(cause("{type: date, min_value: 2026-01-01, sorted: true}", "\"x != '2026-02-01'\"")
                  .find("rule_not_supported"),
              std::string::npos);
    EXPECT_NE(cause("{type: float, generate: normal, mean: 0, sd: 1}", "x != 0.5")
                  .find("floats without a scale"),
              std::string::npos);
    EXPECT_NE(cause("1..9", "\"x in (10, 11)\"").find("rule_leaves_nothing"), std::string::npos);
    EXPECT_NE(cause("1..9", "\"x != 'a'\"").find("rule_of_other_type"), std::string::npos);
    EXPECT_NE(
        TestPlan(document("      a: boolean\n      x: {type: integer, min_value: 1, max_value: "
                          "9, when: a, default: 4}\n",
                          "x != 4"))
            .problems()
            .find("the generator constant may give others"),
        std::string::npos);
}

}  // namespace
}  // namespace rowsmith
