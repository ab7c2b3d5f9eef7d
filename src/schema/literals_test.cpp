#include "schema/literals.h"

#include <gtest/gtest.h>

#include "column/moment.h"
#include "schema/moments.h"
#include "schema/shares.h"

namespace rowsmith {
namespace {

Node scalar(std::string text) {
    Node node;
    node.text = std::move(text);
    return node;
}

Node map_of(std::initializer_list<std::pair<const char*, const char*>> entries) {
    Node node;
    node.kind = NodeKind::map;
    for (const auto& [key, value] : entries) node.set(key, scalar(value));
    return node;
}

template <class T>
std::string cause(const Result<T>& result) {
    return result ? "none" : result.error().cause;
}

TEST(Literals, reads_integers_with_underscores) {
    EXPECT_EQ(read_integer(scalar("20_000")), 20'000);
    EXPECT_EQ(read_integer(scalar("-5")), -5);
    EXPECT_EQ(read_integer(scalar("9223372036854775807")), INT64_MAX);
    EXPECT_EQ(cause(read_integer(scalar("9223372036854775808"))), "integer_out_of_range");
    EXPECT_EQ(cause(read_integer(scalar("3.7"))), "not_an_integer");
    EXPECT_EQ(cause(read_integer(scalar("1__0"))), "not_an_integer");
    EXPECT_EQ(cause(read_integer(scalar("1,000"))), "number_with_separators");
    EXPECT_EQ(read_integer(scalar("1,000")).error().fix,
              "write 1000 (underscores may group digits: 20_000)");
    EXPECT_EQ(cause(read_integer(scalar(""))), "value_missing");
}

TEST(Literals, reads_numbers_and_refuses_what_is_not_finite) {
    EXPECT_EQ(read_number(scalar("12.5")), 12.5);
    EXPECT_EQ(read_number(scalar(".99")), 0.99);
    EXPECT_EQ(read_number(scalar("1e6")), 1e6);
    EXPECT_EQ(cause(read_number(scalar("NaN"))), "number_not_finite");
    EXPECT_EQ(cause(read_number(scalar("1e999"))), "number_out_of_range");
    EXPECT_EQ(cause(read_number(scalar("12kg"))), "not_a_number");
}

TEST(Literals, reads_decimals_exactly) {
    EXPECT_EQ(read_decimal(scalar("24.95"), 2), 2495);
    EXPECT_EQ(read_decimal(scalar("24.9500"), 2), 2495);
    EXPECT_EQ(read_decimal(scalar("-7"), 3), -7000);
    EXPECT_EQ(cause(read_decimal(scalar("0.125"), 2)), "too_many_decimals");
    EXPECT_EQ(cause(read_decimal(scalar("99999999999999999999"), 2)), "decimal_out_of_range");
}

TEST(Literals, reads_booleans_only_as_true_and_false) {
    EXPECT_EQ(read_boolean(scalar("true")), true);
    EXPECT_EQ(cause(read_boolean(scalar("yes"))), "not_a_boolean");
    EXPECT_EQ(read_boolean(scalar("no")).error().fix, "write false");
}

TEST(Literals, reads_shares_as_percent_or_fraction) {
    EXPECT_EQ(read_share(scalar("8%")), 0.08);
    EXPECT_EQ(read_share(scalar("0.08")), 0.08);
    EXPECT_EQ(cause(read_share(scalar("8"))), "share_out_of_range");
    EXPECT_EQ(read_share(scalar("8")).error().fix, "write 8%");
    EXPECT_EQ(cause(read_share(scalar("-1%"))), "share_out_of_range");
    EXPECT_EQ(cause(read_share(scalar("often"))), "not_a_share");
}

TEST(Literals, reads_ranges_with_open_ends) {
    EXPECT_EQ(read_integer_range(scalar("1..5"))->low, 1);
    EXPECT_EQ(read_integer_range(scalar("1..5"))->high, 5);
    EXPECT_EQ(read_integer_range(scalar("-5..-1"))->low, -5);
    EXPECT_FALSE(read_integer_range(scalar("5.."))->high);
    EXPECT_EQ(read_number_range(scalar("0.5 .. 1.5"))->high, 1.5);
    EXPECT_EQ(cause(read_integer_range(scalar("5..1"))), "range_reversed");
    EXPECT_EQ(read_integer_range(scalar("5..1")).error().fix, "write 1..5");
    EXPECT_EQ(cause(read_integer_range(scalar(".."))), "range_without_ends");
    EXPECT_EQ(cause(read_integer_range(scalar("1...5"))), "not_a_range");
    EXPECT_EQ(cause(read_integer_range(scalar("1-5"))), "not_a_range");
    EXPECT_FALSE(is_range(scalar("v1.2")));
}

TEST(Literals, reads_rates) {
    const Rate rate = read_rate(scalar("40% per year")).value();
    EXPECT_EQ(rate.share, 0.4);
    EXPECT_EQ(rate.period_us, 365.2425 * 86'400e6);
    EXPECT_EQ(cause(read_rate(scalar("40%"))), "not_a_rate");
    EXPECT_EQ(cause(read_rate(scalar("40% per decade"))), "rate_period_unknown");
    EXPECT_EQ(cause(read_rate(scalar("-100% per year"))), "rate_out_of_range");
}

TEST(Literals, reads_paths_with_backticks) {
    using Steps = std::vector<std::string>;
    EXPECT_EQ(read_path(scalar("tier")), (Steps{"tier"}));
    EXPECT_EQ(read_path(scalar("a.b.c")), (Steps{"a", "b", "c"}));
    EXPECT_EQ(read_path(scalar("orders.`order date`")), (Steps{"orders", "order date"}));
    EXPECT_EQ(read_path(scalar("größe")), (Steps{"größe"}));
    EXPECT_EQ(written_path({"orders", "order date"}), "orders.`order date`");
    for (const char* bad : {"a..b", ".a", "a.", "a b", "`a", "1a"})
        EXPECT_EQ(cause(read_path(scalar(bad))), "path_syntax") << bad;
}

TEST(Shares, total_100_percent_or_are_weights_or_equal) {
    const auto percents = read_shares(map_of({{"a", "80%"}, {"b", "rest"}})).value();
    EXPECT_EQ(percents[0].text, "a");
    EXPECT_DOUBLE_EQ(percents[1].share, 0.2);
    const auto weights = read_shares(map_of({{"a", "4"}, {"b", "1"}})).value();
    EXPECT_DOUBLE_EQ(weights[0].share, 0.8);
    Node list;
    list.kind = NodeKind::list;
    list.items = {scalar("a"), scalar("b")};
    EXPECT_DOUBLE_EQ(read_shares(list).value()[1].share, 0.5);
    const auto thirds = map_of({{"a", "33.3%"}, {"b", "33.3%"}, {"c", "33.4%"}});
    EXPECT_TRUE(read_shares(thirds));
}

TEST(Shares, say_what_is_wrong_with_them) {
    const auto total = read_shares(map_of({{"a", "80%"}, {"b", "30%"}}));
    EXPECT_EQ(cause(total), "shares_total");
    EXPECT_EQ(total.error().message, "the percents total 110%");
    EXPECT_EQ(cause(read_shares(map_of({{"a", "80%"}, {"b", "1"}}))), "shares_mixed");
    EXPECT_EQ(cause(read_shares(map_of({{"a", "4"}, {"b", "rest"}}))), "rest_of_weights");
    EXPECT_EQ(cause(read_shares(map_of({{"a", "rest"}, {"b", "rest"}}))), "rest_twice");
    EXPECT_EQ(cause(read_shares(map_of({{"a", "0"}, {"b", "0"}}))), "shares_total");
    EXPECT_EQ(cause(read_shares(map_of({{"a", "-4"}, {"b", "1"}}))), "share_negative");
    EXPECT_EQ(cause(read_shares(map_of({{"a", "much"}}))), "not_a_share");
    EXPECT_EQ(cause(read_shares(map_of({}))), "shares_empty");
    EXPECT_EQ(cause(read_shares(scalar("a"))), "shares_wanted");
}

TEST(Moments, take_a_date_as_the_first_or_last_instant_of_a_datetime) {
    const Type seconds{.kind = Kind::datetime};
    EXPECT_EQ(read_moment(scalar("1970-01-02"), seconds, Bound::lower)->value, us_per_day);
    EXPECT_EQ(read_moment(scalar("1970-01-02"), seconds, Bound::upper)->value,
              2 * us_per_day - us_per_second);
    EXPECT_EQ(read_moment(scalar("1970-01-02T00:00:00"), seconds, Bound::upper)->value, us_per_day);
    EXPECT_EQ(read_instant(scalar("1970-01-01"), Bound::upper)->value, us_per_day - 1);
}

TEST(Moments, say_what_is_wrong_with_them) {
    const Type date{.kind = Kind::date}, local{.kind = Kind::datetime}, time{.kind = Kind::time};
    const Type zoned{.kind = Kind::datetime, .zone = "UTC"};
    EXPECT_EQ(read_moment(scalar("2026-06-30"), date, Bound::lower)->value, 20'634);
    EXPECT_EQ(cause(read_moment(scalar("30.06.2026"), date, Bound::lower)), "not_a_moment");
    EXPECT_EQ(cause(read_moment(scalar("2026-02-30"), date, Bound::lower)), "no_such_day");
    EXPECT_EQ(cause(read_moment(scalar("2026-06-30T10:00"), date, Bound::lower)), "date_wanted");
    EXPECT_EQ(cause(read_moment(scalar("25:00"), time, Bound::lower)), "not_a_time");
    EXPECT_EQ(cause(read_moment(scalar("2026-06-30T10:00Z"), local, Bound::lower)),
              "offset_without_zone");
    EXPECT_TRUE(read_moment(scalar("2026-06-30T10:00+02:00"), zoned, Bound::lower)->has_offset);
}

TEST(Moments, read_durations_with_units) {
    EXPECT_EQ(read_duration(scalar("1.5 d")), 36 * us_per_hour);
    EXPECT_EQ(read_duration_range(scalar("1 d..3 d"))->high_us, 3 * us_per_day);
    EXPECT_EQ(cause(read_duration(scalar("90"))), "duration_without_unit");
    EXPECT_EQ(cause(read_duration(scalar("3 months"))), "duration_unit_unknown");
    EXPECT_EQ(cause(read_duration(scalar("3 fortnights"))), "duration_unit_unknown");
    EXPECT_EQ(cause(read_duration(scalar("soon"))), "not_a_duration");
}

}  // namespace
}  // namespace rowsmith
