// Exact shares among the rows of a case, and after `when`.
#include <map>

#include "plan/test_plan.h"

namespace rowsmith {
namespace {

std::string document(const std::string& columns, u64 rows) {
    return "rowsmith: 1\ntables:\n  t:\n    rows: " + std::to_string(rows) +
           "\n    columns:\n      kind: {type: enum, enum_values: {a: 30%, b: 50%, c: 20%}}\n" +
           columns;
}

// How often each value of the last column stands beside one of the first.
std::map<std::string, std::map<std::string, u64>> pairs(const TestPlan& plan, u64 rows) {
    std::map<std::string, std::map<std::string, u64>> found;
    const auto cells = plan.cells(0, rows);
    for (size_t i = 0; i < rows; i++) found[cells.front()[i]][cells.back()[i]]++;
    return found;
}

// By largest remainder a share is within one of its part of the rows that count.
void expect_share(u64 count, u64 rows, double share) {
    EXPECT_LT(std::abs(static_cast<double>(count) - share * static_cast<double>(rows)), 1.0);
}

u64 total(const std::map<std::string, u64>& counts) {
    u64 sum = 0;
    for (const auto& [value, count] : counts) sum += count;
    return sum;
}

TEST(ExactCases, give_each_case_its_own_shares) {
    constexpr u64 rows = 70'000;  // more than a stride
    const TestPlan plan(document(
        "      x: {type: enum, exact: true, enum_values: {p: 1, q: 1}, cases: [{when: kind == 'a', "
        "enum_values: {p: 10%, q: 90%}}, {when: kind != 'c', enum_values: {q: 99%, r: 1%}}, {}]}\n",
        rows));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    auto found = pairs(plan, rows);
    expect_share(found["a"]["p"], total(found["a"]), 0.1);
    expect_share(found["b"]["r"], total(found["b"]), 0.01);
    expect_share(found["c"]["p"], total(found["c"]), 0.5);
    EXPECT_EQ(found["a"].size() + found["b"].size() + found["c"].size(), 6u);
}

TEST(ExactCases, count_what_when_leaves) {
    constexpr u64 rows = 5000;
    const TestPlan values(
        document("      x: {type: boolean, share: 30%, exact: true, when: kind == 'a'}\n", rows));
    ASSERT_TRUE(values.ok()) << values.problems();
    auto found = pairs(values, rows);
    expect_share(found["a"]["1"], total(found["a"]), 0.3);
    EXPECT_EQ(found["b"]["null"], total(found["b"]));
    const TestPlan nulls(
        document("      x: {type: integer, generate: uniform, min_value: 1, "
                 "max_value: 1, null_share: 25%, exact: true, when: kind == 'b'}\n",
                 rows));
    ASSERT_TRUE(nulls.ok()) << nulls.problems();
    found = pairs(nulls, rows);
    expect_share(found["b"]["null"], total(found["b"]), 0.25);
}

TEST(ExactCases, leave_columns_that_a_case_reads_to_themselves) {
    constexpr u64 rows = 2000;
    const TestPlan plan(document(
        "      x: {type: enum, exact: true, enum_values: {p: 1, q: 1}, cases: [{when: kind == 'a', "
        "enum_values: {p: 10%, q: 90%}}, {when: y, enum_values: {q: 1, r: 1}}, {}]}\n"
        "      y: {type: boolean, share: 40%, exact: true}\n",
        rows));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    u64 trues = 0;
    const auto cells = plan.cells(0, rows);
    for (const std::string& value : cells[2]) trues += value == "1" ? 1 : 0;
    EXPECT_EQ(trues, 800u);
}

TEST(ExactCases, are_the_same_from_any_row_on) {
    const TestPlan plan(
        document("      x: {type: boolean, share: 30%, exact: true, when: kind == 'a'}\n", 70'000));
    ASSERT_TRUE(plan.ok());
    const auto all = plan.cells(65'000, 1000), some = plan.cells(65'530, 20);
    for (size_t i = 0; i < 20; i++) EXPECT_EQ(some[1][i], all[1][530 + i]);
}

}  // namespace
}  // namespace rowsmith
