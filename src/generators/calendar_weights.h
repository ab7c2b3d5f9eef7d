// The weight of every hour that a calendar and a trend give: what the user wrote, read and checked.
//
// weight = hour x weekday x month x holiday x growth. 1 is real time: shipped calendars are in
// hundredths. Days that a resolution of a day or more leaves whole have no hours.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "generators/generator.h"
#include "schema/literals.h"

namespace rowsmith {

class CalendarWeights {
public:
    // Errors: unknown_calendar, unknown_country, rate_too_low, calendar_of_time.
    static Result<CalendarWeights> make(BindContext& context);

    // No calendar and no trend: all moments are alike.
    bool is_flat() const { return !has_calendar_ && !trend_; }
    bool has_hours() const { return has_hours_; }
    bool has_calendar() const { return has_calendar_; }
    bool has_trend() const { return trend_.has_value(); }

    // Of a local day, without growth.
    double day(i64 day) const;
    double hour(i32 hour) const { return hours_[static_cast<size_t>(hour)]; }
    // e^(growth x years) from `from_us` to `us`; 1 without a trend.
    double growth(i64 from_us, i64 us) const;

private:
    Result<void> read_shipped(const Node& name);
    Result<void> read_own(const Node& map);

    bool has_calendar_ = false;
    bool has_hours_ = false;
    std::array<double, 24> hours_;
    std::array<double, 7> weekdays_;
    std::array<double, 12> months_;
    std::string country_;
    double holiday_weight_ = 0;
    mutable std::map<i32, std::vector<i64>> holidays_;  // by year, read at plan time
    std::optional<double> trend_;                       // ln of the growth of a microsecond
};

}  // namespace rowsmith
