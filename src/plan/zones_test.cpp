// Datetimes with a zone inside expressions.
#include "column/moment.h"
#include "plan/test_plan.h"

namespace rowsmith {
namespace {

std::string document(const std::string& rows, const std::string& columns) {
    return "rowsmith: 1\nzone: Europe/Berlin\ntables:\n  t:\n    rows: " + rows +
           "\n    columns:\n" + columns;
}

i64 instant(i32 year, i32 month, i32 day) { return days_from_civil(year, month, day) * us_per_day; }

TEST(Zones, are_those_of_the_columns_in_expressions) {
    const TestPlan plan(
        document("300",
                 "      at: {type: datetime, zone: Europe/Berlin, min_value: "
                 "2025-06-30T22:00:00Z, max_value: 2025-07-01T21:59:59Z}\n"
                 "      day: {type: date, expression: date(at)}\n"
                 "      hour: {type: integer, expression: hour(at)}\n"
                 "      local: {type: datetime, expression: at}\n"
                 "      again: {type: datetime, zone: Europe/Berlin, expression: local}\n"
                 "      tokyo: {type: datetime, zone: Asia/Tokyo, expression: at}\n"
                 "      tokyo_hour: {type: integer, expression: hour(tokyo)}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 300);
    const auto at = [&](size_t column, size_t row) { return std::stoll(cells[column][row]); };
    for (size_t i = 0; i < 300; i++) {
        EXPECT_EQ(at(3, i), at(0, i) + 2 * us_per_hour);
        EXPECT_EQ(at(1, i), day_of(at(3, i)));
        EXPECT_EQ(at(2, i), time_of_day(at(3, i)) / us_per_hour);
        EXPECT_EQ(at(4, i), at(0, i));
        EXPECT_EQ(at(5, i), at(0, i));
        EXPECT_EQ(at(6, i), time_of_day(at(0, i) + 9 * us_per_hour) / us_per_hour);
    }
}

// Clocks skip an hour on 30 March and repeat one on 26 October.
TEST(Zones, of_the_document_read_moments_without_offset) {
    const auto column = [](const char* name, const char* local) {
        return std::string("      ") + name +
               ": {type: datetime, zone: UTC, expression: \"datetime '" + local + "'\"}\n";
    };
    const TestPlan plan(document("1", column("skipped", "2025-03-30T02:30:00") +
                                          column("twice", "2025-10-26T02:30:00") +
                                          column("after", "2025-10-26T03:10:00")));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 1);
    const auto text = [](i64 us) { return std::to_string(us); };
    EXPECT_EQ(cells[0][0], text(instant(2025, 3, 30) + us_per_hour + 30 * us_per_minute));
    EXPECT_EQ(cells[1][0], text(instant(2025, 10, 26) + 30 * us_per_minute));
    EXPECT_EQ(cells[2][0], text(instant(2025, 10, 26) + 2 * us_per_hour + 10 * us_per_minute));
}

TEST(Zones, must_be_known_in_expressions) {
    EXPECT_NE(TestPlan(document("1",
                                "      a: {type: datetime, zone: Europe/Berlim, expression: "
                                "as_of}\n"))
                  .problems()
                  .find("unknown_zone"),
              std::string::npos);
}

}  // namespace
}  // namespace rowsmith
