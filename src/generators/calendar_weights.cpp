#include "generators/calendar_weights.h"

#include <algorithm>

#include "column/moment.h"
#include "random/real_functions.h"
#include "schema/literals.h"
#include "values/calendar.h"

namespace rowsmith {

namespace {

constexpr double shipped_unit = 100;

template <size_t size>
Result<void> read_weights(const Node& map, const char* key, std::array<double, size>& weights) {
    const Node* list = map.find(key);
    if (list == nullptr) return {};
    const bool fits = list->is_list() && list->items.size() == size;
    if (!fits)
        return fail(schema_error("calendar_length", std::string(key) + " is " + describe(*list),
                                 list->place(), "a list of " + std::to_string(size) + " weights",
                                 "write a number for each"));
    double total = 0;
    for (size_t i = 0; i < size; i++) {
        weights[i] = TRY(read_number(list->items[i]));
        total += weights[i];
        if (weights[i] < 0 || weights[i] > 1e6)
            return fail(schema_error("weight_out_of_range",
                                     "the weight is " + describe(list->items[i]),
                                     list->items[i].place(), "a number from 0 to 1,000,000",
                                     "write weights like 0.2 or 3: 1 is real time"));
    }
    if (total > 0) return {};
    return fail(schema_error("weights_all_zero", std::string(key) + " are all 0", list->place(),
                             "one weight above 0", "write 1 where things happen"));
}

Error placed(Error error, const Place& place) {
    error.place = place;
    return error;
}

}  // namespace

Result<void> CalendarWeights::read_shipped(const Node& name) {
    if (name.text == "flat") return {};
    const auto shipped = values::calendar(name.text);
    if (!shipped) return fail(placed(shipped.error(), name.place()));
    has_calendar_ = has_hours_ = true;
    const auto scale = [](const auto& from, auto& to) {
        std::ranges::transform(from, to.begin(),
                               [](double weight) { return weight / shipped_unit; });
    };
    scale((*shipped)->hours, hours_);
    scale((*shipped)->weekdays, weekdays_);
    scale((*shipped)->months, months_);
    return {};
}

Result<void> CalendarWeights::read_own(const Node& map) {
    has_calendar_ = true;
    has_hours_ = map.has("hours");
    (void)TRY(read_weights(map, "hours", hours_));
    (void)TRY(read_weights(map, "weekdays", weekdays_));
    (void)TRY(read_weights(map, "months", months_));
    if (const Node* weight = map.find("holiday_weight"))
        holiday_weight_ = TRY(read_number(*weight));
    const Node* country = map.find("holidays");
    if (country == nullptr) return {};
    country_ = TRY(read_text(*country));
    if (const auto known = values::holidays(country_, 2025); !known)
        return fail(placed(known.error(), country->place()));
    return {};
}

Result<CalendarWeights> CalendarWeights::make(BindContext& context) {
    const TimeSpec& time = context.column().time;
    CalendarWeights weights;
    weights.hours_.fill(1);
    weights.weekdays_.fill(1);
    weights.months_.fill(1);
    if (time.calendar && time.calendar->is_map())
        (void)TRY(weights.read_own(*time.calendar));
    else if (time.calendar)
        (void)TRY(weights.read_shipped(*time.calendar));
    if (time.trend) {
        if (time.trend->share <= -1)
            return fail(context.options().wrong("trend", "rate_too_low",
                                                "the trend loses all in a period",
                                                "a rate above -100%", "write -50% per year"));
        weights.trend_ = natural_log_of_one_plus(time.trend->share) / time.trend->period_us;
    }
    if (context.type().kind != Kind::time) return weights;
    if (weights.trend_)
        return fail(context.options().wrong("trend", "trend_of_time", "a time of day has no trend",
                                            "a date or a datetime", "remove trend"));
    weights.weekdays_.fill(1);
    weights.months_.fill(1);
    weights.country_.clear();
    return weights;
}

double CalendarWeights::day(i64 day) const {
    if (!has_calendar_) return 1;
    const CivilDate date = civil_from_days(day);
    const double weight = weekdays_[static_cast<size_t>(weekday_of(day) - 1)] *
                          months_[static_cast<size_t>(date.month - 1)];
    if (country_.empty()) return weight;
    auto known = holidays_.find(date.year);
    if (known == holidays_.end()) {
        std::vector<i64> days;
        const auto found = values::holidays(country_, date.year);
        CHECK(found.has_value());
        for (const values::Holiday& holiday : *found) days.push_back(holiday.day);
        known = holidays_.emplace(date.year, std::move(days)).first;
    }
    return std::ranges::binary_search(known->second, day) ? weight * holiday_weight_ : weight;
}

double CalendarWeights::growth(i64 from_us, i64 us) const {
    return trend_ ? exponential(*trend_ * static_cast<double>(us - from_us)) : 1;
}

}  // namespace rowsmith
