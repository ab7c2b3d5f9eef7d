// Columns of moments through the planner: bounds, order after other columns, delays, calendars,
// sorted times, nulls.
#include <gtest/gtest.h>

#include <algorithm>

#include "column/moment.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "plan/plan.h"
#include "plan/workspace.h"
#include "schema/read_schema.h"

namespace rowsmith {
namespace {

struct Made {
    std::optional<Plan> plan;
    Problems problems;
};

Made make(const std::string& tables) {
    Made made;
    auto schema = read_schema("rowsmith: 1\nseed: 5\nas_of: 2026-06-30\ntables:\n" + tables,
                              "s.yaml", full_catalogue(), made.problems);
    if (schema) made.plan = make_plan(std::move(*schema), full_catalogue(), made.problems);
    return made;
}

// A table of `rows` rows with the columns given in braces; others may follow.
std::string table(const std::string& name, const std::string& rows, const std::string& columns) {
    return "  " + name + ":\n    rows: " + rows + "\n    columns:\n" + columns;
}

struct Cells {
    std::vector<i64> values;
    std::vector<bool> nulls;
};

Cells cells(const Plan& plan, const std::string& table, const std::string& column,
            u32 block = block_rows) {
    const PlannedTable& planned = *plan.find(table);
    const auto found = std::ranges::find(planned.columns, column, &PlannedColumn::name);
    const Program program(*plan.graph, std::vector<Ref>{found->value});
    Workspace workspace(program);
    Cells made;
    for (u64 row = 0; row < planned.rows; row += block) {
        const u32 count = static_cast<u32>(std::min<u64>(block, planned.rows - row));
        workspace.run_range(row, count);
        const Column& out = workspace.result(0);
        for (u32 i = 0; i < count; i++) {
            made.values.push_back(out.integers[i]);
            made.nulls.push_back(out.is_null(i));
            if (out.is_null(i)) continue;
            EXPECT_LE(out.shape->low, out.integers[i]);
            EXPECT_GE(out.shape->high, out.integers[i]);
        }
    }
    return made;
}

Plan planned(const std::string& tables) {
    Made made = make(tables);
    for (const Error& error : made.problems.errors()) ADD_FAILURE() << to_text(error);
    CHECK(made.plan.has_value());
    return std::move(*made.plan);
}

std::string cause_of(const std::string& tables) {
    const Made made = make(tables);
    if (made.problems.ok()) return "none";
    const Error& error = made.problems.errors()[0];
    EXPECT_GT(error.place.line, 0u) << to_text(error);
    EXPECT_FALSE(error.expected.empty()) << to_text(error);
    return error.cause;
}

std::string cause_of_column(const std::string& column) {
    return cause_of(table("t", "10",
                          "      start: {type: datetime, min_value: 2025-01-01, max_value: "
                          "2025-12-31}\n      at: " +
                              column + "\n"));
}

i64 instant(i32 year, i32 month, i32 day) { return days_from_civil(year, month, day) * us_per_day; }

TEST(Moments, lie_between_their_bounds_and_reach_them) {
    const Plan plan = planned(
        table("t", "20_000",
              "      day: {type: date, min_value: 2025-03-01, max_value: 2025-03-31}\n"
              "      at: {type: datetime, min_value: 2025-03-01, max_value: 2025-03-02}\n"
              "      quarter: {type: time, resolution: 15 min, min_value: 08:00, max_value: "
              "18:00}\n"
              "      late: {type: datetime}\n"));
    const auto days = cells(plan, "t", "day").values;
    EXPECT_EQ(std::ranges::min(days), days_from_civil(2025, 3, 1));
    EXPECT_EQ(std::ranges::max(days), days_from_civil(2025, 3, 31));
    const auto at = cells(plan, "t", "at").values;
    EXPECT_GE(std::ranges::min(at), instant(2025, 3, 1));
    EXPECT_LT(std::ranges::max(at), instant(2025, 3, 3));
    EXPECT_GT(std::ranges::max(at), instant(2025, 3, 3) - us_per_minute);
    for (const i64 value : at) EXPECT_EQ(value % us_per_second, 0);
    const auto quarters = cells(plan, "t", "quarter").values;
    EXPECT_EQ(std::ranges::min(quarters), 8 * us_per_hour);
    EXPECT_EQ(std::ranges::max(quarters), 18 * us_per_hour);
    for (const i64 value : quarters) EXPECT_EQ(value % (15 * us_per_minute), 0);
    const auto late = cells(plan, "t", "late").values;
    EXPECT_LT(std::ranges::max(late), instant(2026, 7, 1));
    EXPECT_GE(std::ranges::min(late), instant(2024, 6, 30));
}

const std::string customers =
    table("customers", "2000",
          "      id: {type: integer, generate: sequence}\n"
          "      joined_at: {type: datetime, min_value: 2024-01-01, max_value: 2025-12-31}\n"
          "      left_on: {type: date, after: joined_at, null_share: 50%}\n");

TEST(Moments, come_after_the_parents_and_before_others) {
    const Plan plan =
        planned(customers +
                table("orders", "{per: customers, mean: 3}",
                      "      customer_id: {references: customers.id}\n"
                      "      joined: {expression: customers.joined_at}\n"
                      "      placed_at: {type: datetime, after: customers.joined_at}\n"
                      "      shipped_on: {type: date, after: placed_at, before: placed_at + 5 d}\n"
                      "      last: {type: datetime, after: placed_at, before: [customers.left_on, "
                      "2026-01-31], empty: null}\n"
                      "      gone: {type: date, after: customers.left_on}\n"
                      "      left: {expression: customers.left_on}\n"));
    const auto joined = cells(plan, "orders", "joined").values;
    const auto placed = cells(plan, "orders", "placed_at").values;
    const auto shipped = cells(plan, "orders", "shipped_on").values;
    const auto last = cells(plan, "orders", "last");
    const auto gone = cells(plan, "orders", "gone");
    const auto left = cells(plan, "orders", "left");
    ASSERT_GT(placed.size(), 4000u);
    u32 nulls = 0;
    for (size_t i = 0; i < placed.size(); i++) {
        EXPECT_GE(placed[i], joined[i]);
        EXPECT_LT(placed[i], instant(2026, 7, 1));
        EXPECT_GE(shipped[i], day_of(placed[i]));
        EXPECT_LE(shipped[i], day_of(placed[i]) + 5);
        EXPECT_EQ(gone.nulls[i], left.nulls[i]);
        if (!gone.nulls[i]) {
            EXPECT_GE(gone.values[i], left.values[i]);
        }
        const i64 end = std::min(instant(2026, 2, 1),
                                 left.nulls[i] ? INT64_MAX : (left.values[i] + 1) * us_per_day);
        EXPECT_EQ(last.nulls[i], placed[i] >= end);
        if (last.nulls[i])
            nulls++;
        else
            EXPECT_TRUE(last.values[i] >= placed[i] && last.values[i] < end);
    }
    EXPECT_GT(nulls, 100u);
}

TEST(Moments, are_the_same_in_blocks_of_any_size) {
    const Plan plan = planned(
        customers +
        table("orders", "{per: customers, mean: 1}",
              "      customer_id: {references: customers.id}\n"
              "      placed_at: {type: datetime, after: customers.joined_at, calendar: retail, "
              "sorted: true}\n"
              "      shipped_at: {type: datetime, after: placed_at, calendar: office, delay: "
              "{distribution: lognormal, median: 1.5 d, p95: 6 d}, past_end: null}\n") +
        table("log", "1000", "      at: {type: datetime, sorted: true, trend: 40% per year}\n"));
    for (const auto& [name, column] :
         {std::pair{"orders", "placed_at"}, {"orders", "shipped_at"}, {"log", "at"}}) {
        const Cells whole = cells(plan, name, column);
        for (const u32 block : {1u, 7u}) {
            const Cells parts = cells(plan, name, column, block);
            EXPECT_EQ(whole.nulls, parts.nulls);
            for (size_t i = 0; i < whole.values.size(); i++)
                if (!whole.nulls[i]) {
                    EXPECT_EQ(whole.values[i], parts.values[i]);
                }
        }
    }
}

TEST(Moments, keep_to_their_calendar) {
    const Plan plan = planned(table(
        "t", "20_000",
        "      at: {type: datetime, min_value: 2025-01-01, max_value: 2025-12-31, calendar: "
        "office}\n"
        "      day: {type: date, min_value: 2025-01-01, max_value: 2025-12-31, calendar: "
        "{weekdays: [1, 1, 1, 1, 1, 0, 0], holidays: DE}}\n"
        "      local: {type: datetime, zone: America/New_York, min_value: 2025-01-01, max_value: "
        "2025-12-31, calendar: {hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, "
        "0, 0, 0, 0, 0]}}\n"));
    u32 weekends = 0, nights = 0, closed = 0;
    for (const i64 at : cells(plan, "t", "at").values) {
        weekends += weekday_of(day_of(at)) > 5;
        nights += time_of_day(at) < 6 * us_per_hour;
    }
    EXPECT_NEAR(weekends / 20'000.0, 12.0 / 547, 0.01);
    EXPECT_LT(nights, 200u);
    const i64 unity = days_from_civil(2025, 10, 3), christmas = days_from_civil(2025, 12, 25);
    for (const i64 day : cells(plan, "t", "day").values)
        closed += weekday_of(day) > 5 || day == unity || day == christmas;
    EXPECT_EQ(closed, 0u);
    for (const i64 at : cells(plan, "t", "local").values) {
        const bool summer = at >= instant(2025, 3, 9) + 7 * us_per_hour &&
                            at < instant(2025, 11, 2) + 6 * us_per_hour;
        const i64 here = time_of_day(at - (summer ? 4 : 5) * us_per_hour);
        EXPECT_GE(here, 9 * us_per_hour);
        EXPECT_LT(here, 17 * us_per_hour);
    }
}

TEST(Moments, grow_with_a_trend) {
    const Plan plan = planned(table("t", "40_000",
                                    "      at: {type: datetime, min_value: 2024-01-01, max_value: "
                                    "2025-12-31, trend: 100% per year}\n"));
    u32 later = 0;
    for (const i64 at : cells(plan, "t", "at").values) later += at >= instant(2025, 1, 1);
    EXPECT_NEAR(later / 40'000.0, 2.0 / 3, 0.01);
}

TEST(Moments, stay_in_order_where_they_are_sorted) {
    const Plan plan = planned(
        customers +
        table("log", "10_000",
              "      at: {type: datetime, min_value: 2025-01-01, max_value: 2025-12-31, sorted: "
              "true}\n") +
        table("visits", "{per: customers, mean: 5}",
              "      customer_id: {references: customers.id}\n"
              "      at: {type: datetime, after: customers.joined_at, calendar: waking, sorted: "
              "true}\n"));
    const auto log = cells(plan, "log", "at").values;
    EXPECT_TRUE(std::ranges::is_sorted(log));
    const auto january =
        std::ranges::count_if(log, [](i64 at) { return at < instant(2025, 2, 1); });
    EXPECT_NEAR(static_cast<double>(january), 10'000.0 * 31 / 365, 2);
    EXPECT_EQ(plan.find("log")->columns[0].depends_on_rows.size(), 1u);
    const auto visits = cells(plan, "visits", "at").values;
    const auto parents = cells(plan, "visits", "customer_id").values;
    ASSERT_GT(visits.size(), 5000u);
    for (size_t i = 1; i < visits.size(); i++)
        if (parents[i] == parents[i - 1]) {
            EXPECT_LE(visits[i - 1], visits[i]);
        }
}

TEST(Moments, follow_by_their_delay) {
    const std::string start =
        "      start: {type: datetime, min_value: 2025-01-01, max_value: 2025-12-31}\n";
    const Plan plan = planned(table(
        "t", "10_000",
        start +
            "      fixed: {type: datetime, after: start, delay: 90 min}\n"
            "      range: {type: datetime, after: start, delay: 1 h..3 h}\n"
            "      drawn: {type: datetime, after: start, delay: {distribution: lognormal, median: "
            "1.5 d, p95: 6 d}}\n"
            "      ahead: {type: datetime, before: start, delay: {distribution: exponential, mean: "
            "2 h}}\n"
            "      counted: {type: date, after: start, delay: {distribution: poisson, mean: 3 d}}\n"
            "      cut: {type: datetime, after: start, before: start + 1 d, delay: {distribution: "
            "exponential, mean: 1 d}}\n"
            "      open: {type: datetime, after: start, before: start + 1 d, past_end: null, "
            "delay: "
            "{distribution: exponential, mean: 1 d}}\n"
            "      on: {type: datetime, after: start, before: start + 1 d, past_end: allow, delay: "
            "{distribution: exponential, mean: 1 d}}\n"));
    const auto from = cells(plan, "t", "start").values;
    const auto differences = [&](const char* column) {
        std::vector<i64> delays;
        const Cells to = cells(plan, "t", column);
        for (size_t i = 0; i < from.size(); i++)
            if (!to.nulls[i]) delays.push_back(to.values[i] - from[i]);
        std::ranges::sort(delays);
        return delays;
    };
    const auto quantile = [](const std::vector<i64>& sorted, double share) {
        return static_cast<double>(
            sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))]);
    };
    const auto fixed = differences("fixed"), range = differences("range");
    EXPECT_EQ(fixed.front(), 90 * us_per_minute);
    EXPECT_EQ(fixed.back(), 90 * us_per_minute);
    EXPECT_GE(range.front(), us_per_hour);
    EXPECT_LE(range.back(), 3 * us_per_hour);
    EXPECT_NEAR(quantile(range, 0.5), 2.0 * us_per_hour, 0.1 * us_per_hour);
    const auto drawn = differences("drawn"), ahead = differences("ahead");
    EXPECT_NEAR(quantile(drawn, 0.5), 1.5 * us_per_day, 0.1 * us_per_day);
    EXPECT_NEAR(quantile(drawn, 0.95), 6.0 * us_per_day, 0.5 * us_per_day);
    EXPECT_LE(ahead.back(), 0);
    EXPECT_NEAR(quantile(ahead, 0.5), -2 * 0.693 * us_per_hour, 0.1 * us_per_hour);
    double days = 0;
    const auto counted = cells(plan, "t", "counted").values;
    for (size_t i = 0; i < from.size(); i++)
        days += static_cast<double>(counted[i] - day_of(from[i]));
    EXPECT_NEAR(days / static_cast<double>(from.size()), 3, 0.1);
    // Of an exponential of mean 1 within a day: the median is -ln((1 + 1/e) / 2).
    const auto cut = differences("cut");
    EXPECT_LE(cut.back(), us_per_day);
    EXPECT_NEAR(quantile(cut, 0.5), 0.3799 * us_per_day, 0.02 * us_per_day);
    EXPECT_NEAR(static_cast<double>(differences("open").size()), 6321, 200);
    EXPECT_NEAR(quantile(differences("on"), 0.95), 2.996 * us_per_day, 0.2 * us_per_day);
}

TEST(Moments, wait_while_the_calendar_is_closed) {
    const Plan plan = planned(table(
        "t", "5000",
        "      start: {type: datetime, min_value: 2025-01-01, max_value: 2025-12-31}\n"
        "      done: {type: datetime, after: start, delay: 8 h, calendar: {hours: [0, 0, 0, 0, 0, "
        "0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], weekdays: [1, 1, 1, 1, 1, 0, "
        "0]}}\n"
        "      next: {type: datetime, after: start, delay: 1 h, snap: next, calendar: {hours: [0, "
        "0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]}}\n"));
    const auto from = cells(plan, "t", "start").values;
    const auto done = cells(plan, "t", "done").values;
    const auto next = cells(plan, "t", "next").values;
    for (size_t i = 0; i < from.size(); i++) {
        const i64 hour = time_of_day(done[i]) / us_per_hour;
        EXPECT_TRUE(hour >= 9 && hour < 17) << hour;
        const i32 weekday = weekday_of(day_of(from[i]));
        const bool at_work =
            time_of_day(from[i]) > 9 * us_per_hour && time_of_day(from[i]) < 17 * us_per_hour;
        // Eight hours of work are a working day.
        if (at_work && weekday <= 4) {
            EXPECT_EQ(done[i] - from[i], us_per_day);
        }
        const i64 plain = from[i] + us_per_hour;
        const bool open =
            time_of_day(plain) >= 9 * us_per_hour && time_of_day(plain) < 17 * us_per_hour;
        if (open) {
            EXPECT_EQ(next[i], plain);
        } else {
            EXPECT_EQ(time_of_day(next[i]), 9 * us_per_hour);
        }
    }
}

TEST(Moments, read_zones) {
    const Plan plan = planned(table(
        "t", "500",
        "      utc: {type: datetime, zone: UTC, min_value: 2025-07-01T12:00:00+02:00, max_value: "
        "2025-07-01T10:00:00Z}\n"
        "      local: {type: datetime, after: berlin, before: berlin}\n"
        "      berlin: {type: datetime, zone: Europe/Berlin, min_value: 2025-07-01T10:00:00Z, "
        "max_value: 2025-07-01T11:00:00Z}\n"));
    EXPECT_EQ(cells(plan, "t", "utc").values[0], instant(2025, 7, 1) + 10 * us_per_hour);
    const auto local = cells(plan, "t", "local").values, berlin = cells(plan, "t", "berlin").values;
    for (size_t i = 0; i < local.size(); i++) EXPECT_EQ(local[i], berlin[i] + 2 * us_per_hour);
}

TEST(Moments, are_unique_over_a_literal_span) {
    const Plan plan = planned(table("t", "31",
                                    "      day: {type: date, unique: true, min_value: 2025-03-01, "
                                    "max_value: 2025-03-31}\n"));
    auto days = cells(plan, "t", "day").values;
    std::ranges::sort(days);
    for (i64 i = 0; i < 31; i++)
        EXPECT_EQ(days[static_cast<size_t>(i)], days_from_civil(2025, 3, 1) + i);
    EXPECT_EQ(cause_of(table("t", "32",
                             "      day: {type: date, unique: true, min_value: 2025-03-01, "
                             "max_value: 2025-03-31}\n")),
              "space_too_small");
}

TEST(Moments, tell_what_is_wrong) {
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, before: 2024-06-01}"), "span_empty");
    EXPECT_EQ(cause_of_column("{type: date, min_value: 2027-01-01}"), "span_empty");
    EXPECT_EQ(cause_of_column("{type: datetime, after: 5}"), "after_not_a_moment");
    EXPECT_EQ(cause_of_column("{type: time, after: start}"), "after_not_a_moment");
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, delay: -3 h}"), "delay_negative");
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, delay: 3 h..}"), "delay_range_open");
    EXPECT_EQ(cause_of_column("{type: datetime, delay: 3 h}"), "delay_without_after");
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, delay: {distribution: lognorm, "
                              "median: 2 h, p95: 3 h}}"),
              "unknown_distribution");
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, delay: {distribution: lognormal, "
                              "median: 2 h, p96: 3 h, p95: 1 h}}"),
              "too_many_parameters");
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, sorted: true}"),
              "sorted_bounds_differ");
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, unique: true}"),
              "unique_of_computed_bounds");
    EXPECT_EQ(cause_of_column("{type: datetime, unique: true, calendar: office}"),
              "unique_weighed");
    EXPECT_EQ(cause_of_column("{type: datetime, zone: Europe/Berlim}"), "unknown_zone");
    EXPECT_EQ(cause_of_column("{type: datetime, zone: customers.zone}"), "not_in_this_version");
    EXPECT_EQ(cause_of_column("{type: datetime, after: start, delay: 1 h, snap: next}"),
              "snap_without_calendar");
    EXPECT_EQ(cause_of_column("{type: time, trend: 40% per year}"), "trend_of_time");
    EXPECT_EQ(cause_of_column("{type: datetime, calendar: {holidays: XX}}"), "unknown_country");
}

}  // namespace
}  // namespace rowsmith
