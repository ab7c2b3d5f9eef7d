#include "values/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "values/year.h"

namespace rowsmith::values {
namespace {

bool is_holiday(std::string_view country, i32 year, i32 month, i32 day) {
    const auto days = holidays(country, year);
    return days && std::ranges::count(*days, day_number(year, month, day), &Holiday::day) == 1;
}

TEST(Calendar, has_no_zero_weight) {
    EXPECT_EQ(calendar_names(), (std::vector<std::string>{"flat", "office", "retail", "waking"}));
    for (const std::string& name : calendar_names()) {
        const Calendar& shape = **calendar(name);
        for (const double weight : shape.hours) EXPECT_GT(weight, 0) << name;
        for (const double weight : shape.weekdays) EXPECT_GT(weight, 0) << name;
        for (const double weight : shape.months) EXPECT_GT(weight, 0) << name;
    }
}

TEST(Calendar, of_waking_people_keeps_the_night_quiet) {
    const auto& hours = (*calendar("waking"))->hours;
    double night = 0, all = 0;
    for (size_t i = 0; i < 24; i++) all += hours[i], night += i < 6 ? hours[i] : 0;
    EXPECT_GT(night / all, 0.02);
    EXPECT_LT(night / all, 0.12);
}

TEST(Calendar, of_another_name_is_refused) {
    const auto found = calendar("offce");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().cause, "unknown_calendar");
    EXPECT_EQ(found.error().fix, "write 'office'");
}

TEST(Holidays, fall_on_fixed_days_and_after_easter) {
    EXPECT_TRUE(is_holiday("DE", 2026, 10, 3));
    EXPECT_TRUE(is_holiday("DE", 2026, 4, 3));
    EXPECT_TRUE(is_holiday("DE", 2026, 5, 14));
    EXPECT_TRUE(is_holiday("DE", 2026, 5, 25));
    EXPECT_FALSE(is_holiday("DE", 1985, 10, 3));
    EXPECT_TRUE(is_holiday("PL", 2026, 6, 4));
}

TEST(Holidays, fall_on_weekdays_of_a_month) {
    EXPECT_TRUE(is_holiday("US", 2026, 11, 26));
    EXPECT_TRUE(is_holiday("US", 2026, 5, 25));
    EXPECT_TRUE(is_holiday("US", 2026, 1, 19));
    EXPECT_TRUE(is_holiday("GB", 2026, 8, 31));
    EXPECT_TRUE(is_holiday("SE", 2026, 6, 20));
    EXPECT_TRUE(is_holiday("JP", 2026, 3, 20));
    EXPECT_TRUE(is_holiday("JP", 2024, 9, 22));
    EXPECT_TRUE(is_holiday("JP", 2026, 9, 23));
}

TEST(Holidays, come_once_and_in_order_for_every_country) {
    ASSERT_GE(holiday_countries().size(), 15u);
    for (const std::string& country : holiday_countries())
        for (i32 year = 1950; year <= 2100; year += 25) {
            const auto days = holidays(country, year);
            ASSERT_TRUE(days) << country;
            ASSERT_GE(days->size(), 4u) << country;
            for (size_t i = 1; i < days->size(); i++) {
                ASSERT_LT((*days)[i - 1].day, (*days)[i].day) << country << " " << year;
            }
            ASSERT_EQ(year_of(days->front().day), year);
            ASSERT_EQ(year_of(days->back().day), year);
        }
    EXPECT_FALSE(holidays("XX", 2026));
}

}  // namespace
}  // namespace rowsmith::values
