// Calendars: how likely the hours, weekdays and months of a year are, as small value files; and the
// public holidays of countries, computed for any year.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowsmith::values {

// Weights, all > 0, of local time. The intensity of a moment is the product of its three.
struct Calendar {
    std::array<double, 24> hours;
    std::array<double, 7> weekdays;  // Monday first
    std::array<double, 12> months;
};

// flat, waking, office, retail; unknown_calendar with the nearest name.
Result<const Calendar*> calendar(std::string_view name);
std::vector<std::string> calendar_names();

struct Holiday {
    i64 day = 0;  // days since 1970-01-01
    std::string_view name;
};

// The nationwide public holidays of a country in a year, in order of days; a day once.
// unknown_country where there are no rules for it. Holidays that follow other calendars (Türkiye's
// religious ones) are not among them.
Result<std::vector<Holiday>> holidays(std::string_view country, i32 year);
std::vector<std::string> holiday_countries();

}  // namespace rowsmith::values
