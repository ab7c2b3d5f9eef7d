#include "plan/refusals.h"

#include "plan/test_plan.h"

namespace rowsmith {
namespace {

std::string document(const std::string& rows, const std::string& columns) {
    return "rowsmith: 1\nas_of: 2026-06-30\ntables:\n  t:\n    rows: " + rows + "\n    columns:\n" +
           columns;
}

// The end comes before the start in every 1000th row, if at all.
std::string day_columns(const std::string& options) {
    return "      n: {generate: sequence}\n"
           "      opened: {type: date, min_value: 2025-01-01, max_value: 2025-12-31}\n"
           "      closed: {type: date, expression: \"if(n % 1000 == 700, opened - 3, "
           "opened + 10)\"}\n"
           "      seen: {type: date, after: opened, before: closed" +
           options + "}\n";
}

std::string problems_of(const std::string& text) { return TestPlan(text).problems(); }

TEST(Refusals, are_told_with_both_values_and_the_row) {
    const std::string told = problems_of(document("1000", day_columns("")));
    EXPECT_NE(told.find("no_value_in_row: t.seen has no value in row 699"), std::string::npos)
        << told;
    EXPECT_NE(told.find("its span starts at 2025-"), std::string::npos) << told;
    EXPECT_NE(told.find(" and ends at 202"), std::string::npos) << told;
}

TEST(Refusals, are_no_mistake_where_the_schema_says_what_stands_there) {
    const TestPlan null(document("1000", day_columns(", empty: null")));
    ASSERT_TRUE(null.ok()) << null.problems();
    EXPECT_EQ(null.cells(699, 1)[3][0], "null");
    const TestPlan after(document("1000", day_columns(", empty: after")));
    ASSERT_TRUE(after.ok()) << after.problems();
    EXPECT_EQ(after.cells(699, 1)[3][0], after.cells(699, 1)[1][0]);
}

TEST(Refusals, count_only_where_the_value_is_seen) {
    EXPECT_EQ(problems_of(document("1000", day_columns(", when: \"n % 1000 != 700\""))), "");
    EXPECT_EQ(problems_of(document("1000", day_columns(", null_share: 100%"))), "");
    EXPECT_EQ(problems_of(document("1000", day_columns(", cases: [{when: \"n % 1000 == 700\", "
                                                       "before: opened + 3}, {}]"))),
              "");
    const std::string unseen =
        problems_of(document("1000", day_columns(", when: \"n % 1000 == 700\"")));
    EXPECT_NE(unseen.find("row 699"), std::string::npos) << unseen;
}

TEST(Refusals, are_found_in_fields_of_objects) {
    const std::string told = problems_of(
        document("1000",
                 "      n: {generate: sequence}\n"
                 "      both:\n        type: json\n        fields:\n"
                 "          low: {type: integer, min_value: \"n % 900\", max_value: 800}\n"));
    EXPECT_NE(told.find("t.both has no value in row 8"), std::string::npos) << told;
    EXPECT_NE(told.find("no value lies between 8"), std::string::npos) << told;
}

TEST(Refusals, hold_for_numbers) {
    const std::string start = "      n: {generate: sequence}\n      ";
    const auto numbers = [&](const std::string& column) {
        return problems_of(document("500", start + "a: " + column + "\n"));
    };
    EXPECT_NE(numbers("{type: decimal, min_value: \"n / 10.0\", max_value: 20}")
                  .find("row 200 (the first is row 0): no value lies between 20.1"),
              std::string::npos)
        << numbers("{type: decimal, min_value: \"n / 10.0\", max_value: 20}");
    EXPECT_NE(numbers("{type: float, min_value: n, max_value: 300.5}")
                  .find("no value lies between 301 and 300.5"),
              std::string::npos);
    EXPECT_NE(numbers("{type: float, generate: normal, mean: 10, sd: 400 - n}")
                  .find("nothing can be drawn with mean 10, sd -1"),
              std::string::npos)
        << numbers("{type: float, generate: normal, mean: 10, sd: 400 - n}");
    const TestPlan low(document(
        "500", start + "a: {type: integer, min_value: n, max_value: 300, empty: after}\n"));
    ASSERT_TRUE(low.ok()) << low.problems();
    EXPECT_EQ(low.cells(400, 1)[1][0], "401");
    const TestPlan null(
        document("500", start + "a: {type: integer, min_value: n, max_value: 300, empty: null}\n"));
    EXPECT_EQ(null.cells(400, 1)[1][0], "null");
}

// The probe looks at 8 times 250 rows; the row lies between two of them.
TEST(Refusals, that_the_probe_misses_are_told_by_the_workspace) {
    const TestPlan plan(document(
        "10_000",
        "      n: {generate: sequence}\n"
        "      a: {type: integer, min_value: n, max_value: \"if(n == 701, 5, n + 3)\"}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    Workspace workspace(*plan.plan().tables[0].program);
    workspace.run_range(600, 100);
    EXPECT_EQ(workspace.refusal(), nullptr);
    workspace.run_range(700, 100);
    ASSERT_NE(workspace.refusal(), nullptr);
    EXPECT_EQ(workspace.refusal()->row, 700u);
    EXPECT_NE(refused_row(*plan.plan().graph, *workspace.refusal())
                  .message.find("no value lies between 701 and 5"),
              std::string::npos);
}

TEST(Refusals, of_parents_and_children_stop_who_reads_them) {
    const std::string text =
        "rowsmith: 1\ntables:\n"
        "  p:\n    rows: 10_000\n    columns:\n"
        "      n: {generate: sequence}\n"
        "      a: {type: integer, hidden: true, min_value: n, max_value: \"if(n == 701, 5, n + "
        "3)\"}\n"
        "      most: {type: integer, expression: max(c.b)}\n"
        "  c:\n    rows: {per: p, count: 1}\n    columns:\n"
        "      n: {generate: sequence}\n"
        "      b: {type: integer, hidden: true, min_value: n, max_value: \"if(n == 601, 5, n + "
        "3)\"}\n"
        "      twice: {type: integer, expression: p.a * 2}\n";
    const TestPlan plan(text);
    ASSERT_TRUE(plan.ok()) << plan.problems();
    Workspace parents(*plan.plan().tables[0].program), children(*plan.plan().tables[1].program);
    parents.run_range(500, 250);
    ASSERT_NE(parents.refusal(), nullptr);
    EXPECT_EQ(parents.refusal()->row, 600u);
    children.run_range(500, 250);
    ASSERT_NE(children.refusal(), nullptr);
    EXPECT_EQ(children.refusal()->row, 700u);
}

}  // namespace
}  // namespace rowsmith
