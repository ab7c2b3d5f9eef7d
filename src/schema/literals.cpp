#include "schema/literals.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "schema/number_text.h"

namespace rowsmith {

namespace {

std::unexpected<Error> wrong(const Node& node, std::string cause, std::string expected,
                             std::string fix = {}) {
    return fail(schema_error(std::move(cause), "found " + describe(node), node.place(),
                             std::move(expected), std::move(fix)));
}

Node side(const std::string& text, const Node& range) { return make_scalar(text, range); }

}  // namespace

Result<std::string> read_text(const Node& node) {
    if (!node.is_scalar()) return wrong(node, "scalar_wanted", "one value", "write one value");
    if (node.is_null())
        return wrong(node, "value_missing", "a value", "write a value, or remove the key");
    return node.text;
}

Result<bool> read_boolean(const Node& node) {
    const std::string text = TRY(read_text(node));
    if (text == "true") return true;
    if (text == "false") return false;
    const bool yes = text == "yes" || text == "True" || text == "on" || text == "1";
    const bool no = text == "no" || text == "False" || text == "off" || text == "0";
    return wrong(node, "not_a_boolean", "true or false",
                 yes  ? "write true"
                 : no ? "write false"
                      : "write true or false");
}

Result<i64> read_integer(const Node& node) {
    const std::string text = TRY(read_text(node));
    const NumberText number = read_number_text(text);
    if (number.form == NumberForm::none) {
        return wrong(node, number_cause(text, "not_an_integer"), "a whole number like 20_000",
                     number_fix(text));
    }
    if (number.form != NumberForm::integer) {
        return wrong(node, "not_an_integer", "a whole number",
                     "write it without a fraction or an exponent");
    }
    i64 value = 0;
    const char* end = number.digits.data() + number.digits.size();
    if (std::from_chars(number.digits.data(), end, value).ec != std::errc{}) {
        return wrong(node, "integer_out_of_range",
                     "-9_223_372_036_854_775_808 to 9_223_372_036_854_775_807",
                     "write fewer digits");
    }
    return value;
}

Result<double> read_number(const Node& node) {
    const std::string text = TRY(read_text(node));
    const NumberText number = read_number_text(text);
    if (number.form == NumberForm::none) {
        return wrong(node, number_cause(text, "not_a_number"), "a number like 12.5",
                     number_fix(text));
    }
    double value = 0;
    const char* end = number.digits.data() + number.digits.size();
    if (std::from_chars(number.digits.data(), end, value).ec != std::errc{})
        return wrong(node, "number_out_of_range", "a number between -1.8e308 and 1.8e308",
                     "write a smaller exponent");
    return value;
}

Result<i64> read_decimal(const Node& node, i32 scale) {
    const std::string text = TRY(read_text(node));
    const NumberText number = read_number_text(text);
    if (number.form == NumberForm::none || number.form == NumberForm::exponent) {
        return wrong(node, number_cause(text, "not_a_number"), "a decimal like 24.95",
                     number_fix(text));
    }
    const size_t point = number.digits.find('.');
    std::string digits = number.digits.substr(0, point);
    std::string fraction =
        point == std::string::npos ? std::string() : number.digits.substr(point + 1);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    if (fraction.size() > static_cast<size_t>(scale)) {
        return wrong(node, "too_many_decimals",
                     "at most " + std::to_string(scale) + " digits after the point",
                     "set scale: " + std::to_string(fraction.size()) + ", or round the value");
    }
    fraction.resize(static_cast<size_t>(scale), '0');
    digits += fraction;
    i64 value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{})
        return wrong(node, "decimal_out_of_range", "at most 18 digits", "write fewer digits");
    return value;
}

Result<double> read_share(const Node& node) {
    const std::string text = TRY(read_text(node));
    const bool percent = text.ends_with('%');
    const std::string_view digits =
        trimmed(percent ? std::string_view(text).substr(0, text.size() - 1) : text);
    const NumberText number = read_number_text(digits);
    if (number.form == NumberForm::none)
        return wrong(node, "not_a_share", "a share like 8% or 0.08", number_fix(digits));
    double value = 0;
    std::from_chars(number.digits.data(), number.digits.data() + number.digits.size(), value);
    if (percent) value /= 100;
    if (value >= 0 && value <= 1) return value;
    return wrong(
        node, "share_out_of_range", "0% to 100%, or 0 to 1",
        !percent && value > 1 && value <= 100 ? "write " + text + "%" : "write 100% or less");
}

bool is_range(const Node& node) {
    return node.is_scalar() && node.text.find("..") != std::string::npos && read_range(node);
}

Result<RangeText> read_range(const Node& node) {
    const std::string text = TRY(read_text(node));
    const size_t dots = text.find("..");
    const std::string expected = "a range like 1..5, 5.. or ..5 (both ends included)";
    if (dots == std::string::npos)
        return wrong(node, "not_a_range", expected, "write both ends: 1..5");
    RangeText range{std::string(trimmed(std::string_view(text).substr(0, dots))),
                    std::string(trimmed(std::string_view(text).substr(dots + 2)))};
    if (range.low.empty() && range.high.empty())
        return wrong(node, "range_without_ends", expected, "write at least one end");
    if (range.high.find("..") != std::string::npos || range.high.starts_with('.') ||
        range.low.ends_with('.')) {
        return wrong(node, "not_a_range", expected, "write two dots between the ends");
    }
    return range;
}

namespace {

template <class Range, class Read>
Result<Range> read_sides(const Node& node, Read read) {
    const RangeText text = TRY(read_range(node));
    Range range;
    if (!text.low.empty()) range.low = TRY(read(side(text.low, node)));
    if (!text.high.empty()) range.high = TRY(read(side(text.high, node)));
    if (range.low && range.high && *range.low > *range.high) {
        return wrong(node, "range_reversed", "the lower end first",
                     "write " + text.high + ".." + text.low);
    }
    return range;
}

}  // namespace

Result<IntegerRange> read_integer_range(const Node& node) {
    return read_sides<IntegerRange>(node, read_integer);
}

Result<NumberRange> read_number_range(const Node& node) {
    return read_sides<NumberRange>(node, read_number);
}

Result<Rate> read_rate(const Node& node) {
    constexpr double day_us = 86'400e6;
    constexpr double year_us = 365.2425 * day_us;
    struct Period {
        std::string_view name;
        double us;
    };
    constexpr std::array<Period, 5> periods = {{{"day", day_us},
                                                {"week", 7 * day_us},
                                                {"month", year_us / 12},
                                                {"quarter", year_us / 4},
                                                {"year", year_us}}};
    const std::string text = TRY(read_text(node));
    const std::string expected = "a rate like 40% per year";
    const size_t per = text.find(" per ");
    if (per == std::string::npos) {
        const bool amount =
            read_number_text(text.substr(0, text.find('%'))).form != NumberForm::none;
        return wrong(node, "not_a_rate", expected,
                     "write " + (amount ? text : std::string("40%")) + " per year");
    }
    const std::string_view amount = trimmed(std::string_view(text).substr(0, per));
    const std::string_view name = trimmed(std::string_view(text).substr(per + 5));
    const bool percent = amount.ends_with('%');
    const NumberText number =
        read_number_text(trimmed(amount.substr(0, amount.size() - (percent ? 1 : 0))));
    if (number.form == NumberForm::none)
        return wrong(node, "not_a_rate", expected, "write 40% per year");
    Rate rate;
    std::from_chars(number.digits.data(), number.digits.data() + number.digits.size(), rate.share);
    if (percent) rate.share /= 100;
    if (!(rate.share > -1) || rate.share > 1e6)
        return wrong(node, "rate_out_of_range", "growth above -100%",
                     "write a rate that leaves something, like -50% per year");
    for (const Period& period : periods)
        if (period.name == name) rate.period_us = period.us;
    if (rate.period_us == 0) {
        return wrong(node, "rate_period_unknown", "per day, week, month, quarter or year",
                     "write one of these periods");
    }
    return rate;
}

}  // namespace rowsmith
