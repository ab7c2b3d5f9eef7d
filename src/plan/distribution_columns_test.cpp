// Columns that are drawn from distributions, through the planner.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "column/convert.h"
#include "generators/full_catalogue.h"
#include "generators/row_number.h"
#include "plan/plan.h"
#include "plan/workspace.h"
#include "schema/read_schema.h"

namespace rowsmith {
namespace {

// The columns of one table, as written in braces.
using Written = std::vector<std::pair<std::string, std::string>>;

std::optional<Plan> plan_of(const Written& columns, Problems& problems) {
    std::string document = "rowsmith: 1\ntables:\n  t:\n    rows: 20000\n    columns:\n";
    for (const auto& [name, column] : columns) document += "      " + name + ": " + column + "\n";
    auto schema = read_schema(document, "test.yaml", full_catalogue(), problems);
    if (!schema) return {};
    return make_plan(*std::move(schema), full_catalogue(), problems);
}

struct Values {
    std::vector<double> numbers;  // NaN where null
    Shape shape;

    double mean() const {
        double sum = 0;
        for (const double x : numbers) sum += x;
        return sum / static_cast<double>(numbers.size());
    }
    double sd() const {
        const double middle = mean();
        double sum = 0;
        for (const double x : numbers) sum += (x - middle) * (x - middle);
        return std::sqrt(sum / static_cast<double>(numbers.size()));
    }
    double share_below(double limit) const {
        const auto below = [&](double x) { return x < limit; };
        return static_cast<double>(std::count_if(numbers.begin(), numbers.end(), below)) /
               static_cast<double>(numbers.size());
    }
    double least() const { return *std::min_element(numbers.begin(), numbers.end()); }
    double most() const { return *std::max_element(numbers.begin(), numbers.end()); }
};

// The values of every column as stored: cents for decimals, microseconds for durations.
std::vector<Values> values_of(const Written& columns, u32 count = 20'000, u32 block = 256) {
    Problems problems;
    const auto plan = plan_of(columns, problems);
    for (const Error& error : problems.errors()) ADD_FAILURE() << to_text(error);
    std::vector<Values> all(columns.size());
    if (!plan) return all;
    Workspace workspace(*plan->find("t")->program);
    for (u32 first = 0; first < count; first += block) {
        workspace.run_range(first, std::min(block, count - first));
        for (size_t c = 0; c < all.size(); c++) {
            const Column& column = workspace.result(c);
            all[c].shape = *column.shape;
            for (u32 i = 0; i < workspace.count(); i++)
                all[c].numbers.push_back(column.is_null(i) ? std::nan("")
                                                           : RowNumber::real_at(column, i));
        }
    }
    return all;
}

Values values_of(const std::string& column) {
    auto values = values_of(Written{{"x", column}});
    return std::move(values[0]);
}

std::string cause_of(const Written& columns, u32* at_column = nullptr) {
    Problems problems;
    (void)plan_of(columns, problems);
    if (problems.errors().empty()) return "";
    if (at_column != nullptr) *at_column = problems.errors()[0].place.column;
    return problems.errors()[0].cause;
}
std::string cause_of(const std::string& column) { return cause_of(Written{{"x", column}}); }

// The word at which the first error of a column points.
std::string word_at_error(const std::string& column) {
    u32 at = 0;
    (void)cause_of(Written{{"x", column}}, &at);
    const std::string line = "      x: " + column;
    if (at == 0 || at > line.size()) return "";
    return line.substr(at - 1, line.find_first_of(",}", at - 1) - (at - 1));
}

struct Expected {
    const char* column;
    double mean;
    double sd;
};

TEST(DistributionColumns, have_the_moments_asked_for) {
    const Expected cases[] = {
        {"{type: float, generate: normal, mean: 170, sd: 9}", 170, 9},
        {"{type: integer, generate: normal, mean: 170, sd: 9}", 170, std::sqrt(81 + 1.0 / 12)},
        {"{type: float, generate: lognormal, mean: 30, sd: 12}", 30, 12},
        {"{type: decimal, generate: gamma, mean: 12, sd: 6}", 1200, 600},
        {"{type: float, generate: exponential, mean: 5}", 5, 5},
        {"{type: duration, generate: exponential, mean: 5 min}", 3e8, 3e8},
        {"{type: integer, generate: poisson, mean: 3.5}", 3.5, std::sqrt(3.5)},
        {"{type: integer, generate: geometric, mean: 4}", 4, std::sqrt(20)},
        {"{type: float, generate: beta, mean: 0.2, sd: 0.1}", 0.2, 0.1},
        {"{type: decimal, generate: beta, mean: 30, sd: 5, min_value: 20, max_value: 60}", 3000,
         500},
        {"{type: float, generate: weibull, shape: 2, mean: 10}", 10, 5.2272},
        {"{type: float, generate: pareto, shape: 5, min_value: 4}", 5, 1.29099},
        {"{type: integer, generate: binomial, trials: 20, share: 30%}", 6, std::sqrt(4.2)},
        {"{type: integer, generate: negative_binomial, mean: 6, dispersion: 3}", 6, std::sqrt(18)},
        {"{type: float, generate: triangular, min_value: 0, max_value: 6, mode: 3}", 3,
         std::sqrt(1.5)},
        {"{type: decimal, generate: histogram, buckets: {0..10: 50%, 30..40: 50%}}", 2000,
         std::sqrt(2250000 + 1e6 / 12)},
        {"{type: float, generate: quantiles, points: {0%: 0, 50%: 10, 100%: 110}}", 32.5, 32.681},
        {"{type: float, generate: mixture, of: [{share: 50%, generate: normal, mean: 0, sd: 1}, "
         "{share: 50%, generate: normal, mean: 8, sd: 1}]}",
         4, std::sqrt(17)},
    };
    for (const Expected& each : cases) {
        SCOPED_TRACE(each.column);
        const Values values = values_of(each.column);
        // Six standard errors of 20,000 draws; the sd's is wider for long tails.
        EXPECT_NEAR(values.mean(), each.mean, each.sd * 6 / std::sqrt(20'000));
        EXPECT_NEAR(values.sd(), each.sd, each.sd * 0.08);
    }
}

TEST(DistributionColumns, are_cut_and_never_clamped) {
    const Values values = values_of(
        "{type: decimal, generate: normal, mean: 50, sd: 20, min_value: 40, "
        "max_value: 60}");
    EXPECT_GE(values.least(), 4000);
    EXPECT_LE(values.most(), 6000);
    EXPECT_LT(values.share_below(4010), 0.02);
    EXPECT_GT(values.share_below(5990), 0.98);
    EXPECT_EQ(values.shape.low, 4000);
    EXPECT_EQ(values.shape.high, 6000);
}

TEST(DistributionColumns, know_their_bounds_also_where_the_tails_are_open) {
    const Values normal = values_of("{type: decimal, generate: normal, mean: 0, sd: 1}");
    EXPECT_GT(normal.shape.high, 800);
    EXPECT_LT(normal.shape.high, 900);
    EXPECT_EQ(normal.shape.low, -normal.shape.high);
    EXPECT_LE(normal.most(), static_cast<double>(normal.shape.high));
    const Values real = values_of("{type: float, generate: exponential, mean: 10}");
    EXPECT_EQ(real.shape.low, 0);
    EXPECT_LT(real.shape.high, 400);
    // 8.3 sd of the logarithm above the median
    const Values price = values_of("{type: decimal, generate: lognormal, median: 24, p95: 180}");
    EXPECT_LT(price.shape.high, i64{1} << 32);
}

TEST(DistributionColumns, round_to_multiples_and_scales) {
    for (const double x :
         values_of("{type: integer, generate: normal, mean: 100, sd: 40, multiple_of: 5, "
                   "min_value: 3}")
             .numbers) {
        EXPECT_EQ(std::fmod(x, 5), 0);
        EXPECT_GE(x, 5);
    }
    for (const double x :
         values_of("{type: float, scale: 1, generate: gamma, mean: 3, sd: 1}").numbers)
        EXPECT_EQ(x, std::nearbyint(x * 10) / 10);
    for (const double x :
         values_of("{type: integer, generate: poisson, mean: 40, multiple_of: 10}").numbers)
        EXPECT_EQ(std::fmod(x, 10), 0);
    for (const double x :
         values_of("{type: duration, generate: lognormal, median: 1.5 d, p95: 6 d}").numbers)
        EXPECT_EQ(std::fmod(x, 1e6), 0);
}

TEST(DistributionColumns, have_few_whole_values_as_codes) {
    const Values counts = values_of("{type: integer, generate: poisson, mean: 3.5}");
    EXPECT_EQ(counts.shape.form, Form::codes);
    const Values cents = values_of("{type: decimal, generate: binomial, trials: 9, share: 0.5}");
    EXPECT_EQ(cents.shape.form, Form::codes);
    EXPECT_EQ(cents.most(), 900);
    const Values wide = values_of("{type: integer, generate: poisson, mean: 4e6}");
    EXPECT_EQ(wide.shape.form, Form::int64);
    EXPECT_NEAR(wide.mean(), 4e6, 100);
}

TEST(DistributionColumns, end_amounts_as_drawn) {
    const Values values = values_of(
        "{type: decimal, generate: lognormal, median: 24, p95: 180, min_value: 2.50, max_value: "
        "500, endings: retail}");
    std::map<i64, int> endings;
    for (const double x : values.numbers) {
        endings[static_cast<i64>(x) % 100]++;
        EXPECT_TRUE(x >= 250 && x <= 50'000) << x;
    }
    ASSERT_EQ(endings.size(), 4u);
    EXPECT_NEAR(endings[99], 11'000, 400);
    EXPECT_NEAR(endings[95], 3'000, 300);
    EXPECT_NEAR(endings[49], 2'000, 250);
    EXPECT_NEAR(endings[0], 4'000, 320);
    const Values losses =
        values_of("{type: float, generate: normal, mean: -20, sd: 3, endings: {.9: 1, .25: 1}}");
    for (const double x : losses.numbers) {
        const double fraction = -x - std::floor(-x);
        EXPECT_TRUE(std::abs(fraction - 0.9) < 1e-9 || std::abs(fraction - 0.25) < 1e-9) << x;
    }
}

TEST(DistributionColumns, follow_expressions_of_the_row) {
    const auto values = values_of(
        Written{{"ability", "{type: float, generate: normal, mean: 0, sd: 1}"},
                {"score", "{type: float, generate: normal, mean: 62 + 12 * ability, sd: 5}"},
                {"spread", "{type: decimal, generate: normal, mean: 100, sd: 2 + abs(ability)}"},
                {"price",
                 "{type: float, generate: lognormal, median: 10 * exp(ability), p95: 40 * "
                 "exp(ability)}"},
                {"wait",
                 "{type: duration, generate: exponential, mean: '1 h * (5 + least(2, "
                 "greatest(-2, ability)))'}"}});
    const auto& ability = values[0].numbers;
    double covariance = 0, residue = 0, scaled = 0, spread = 0;
    for (size_t i = 0; i < ability.size(); i++) {
        covariance += ability[i] * (values[1].numbers[i] - 62);
        residue += std::pow(values[1].numbers[i] - 62 - 12 * ability[i], 2);
        spread += std::pow((values[2].numbers[i] - 10'000) / 100 / (2 + std::abs(ability[i])), 2);
        scaled += values[4].numbers[i] / 3.6e9 / (5 + std::clamp(ability[i], -2.0, 2.0));
    }
    const double n = static_cast<double>(ability.size());
    EXPECT_NEAR(covariance / n, 12, 0.5);
    EXPECT_NEAR(std::sqrt(residue / n), 5, 0.15);
    EXPECT_NEAR(std::sqrt(spread / n), 1, 0.03);
    EXPECT_NEAR(scaled / n, 1, 0.04);
    EXPECT_FALSE(values[1].shape.nullable);
    EXPECT_LT(values[1].shape.high, 250);
}

TEST(DistributionColumns, are_cut_at_bounds_of_the_row) {
    const auto values = values_of(Written{
        {"low", "{type: integer, generate: uniform, min_value: 0, max_value: 40}"},
        {"x",
         "{type: decimal, generate: normal, mean: 50, sd: 20, min_value: low, max_value: "
         "low + 10}"},
        {"tail", "{type: float, generate: normal, mean: 0, sd: 1, min_value: 5 + low / 2}"},
        {"skewed", "{type: decimal, generate: gamma, mean: 30, sd: 20, max_value: low + 5}"},
        {"count", "{type: integer, generate: poisson, mean: 20, min_value: low}"},
        {"moved",
         "{type: integer, generate: binomial, trials: 10, share: 50%, times: -2, add: "
         "low, min_value: 0 - 5}"}});
    const auto& low = values[0].numbers;
    double place = 0, excess = 0;
    for (size_t i = 0; i < low.size(); i++) {
        EXPECT_TRUE(values[1].numbers[i] >= low[i] * 100 &&
                    values[1].numbers[i] <= low[i] * 100 + 1000);
        EXPECT_GE(values[2].numbers[i], 5 + low[i] / 2);
        EXPECT_LE(values[3].numbers[i], low[i] * 100 + 500);
        EXPECT_GE(values[4].numbers[i], low[i]);
        EXPECT_TRUE(std::isnan(values[5].numbers[i]) || values[5].numbers[i] >= -5);
        place += values[1].numbers[i] / 100 - low[i];
        const double start = 5 + low[i] / 2;
        excess += (values[2].numbers[i] - start) * start;
    }
    const double n = static_cast<double>(low.size());
    // Inside an interval below the mean most values lie in the upper half; far out in its tail a
    // normal distribution is exponential with rate x, less a little.
    EXPECT_GT(place / n, 5.2);
    EXPECT_NEAR(excess / n, 0.983, 0.03);
}

TEST(DistributionColumns, are_null_where_the_row_allows_no_value_and_the_schema_says_so) {
    const auto values = values_of(
        Written{{"edge", "{type: integer, generate: uniform, min_value: -1, max_value: 2}"},
                {"x", "{type: integer, generate: normal, mean: 1, sd: edge, empty: null}"},
                {"y",
                 "{type: float, generate: normal, mean: 0, sd: 1, min_value: edge, max_value: 1, "
                 "empty: null}"}});
    for (size_t i = 0; i < values[0].numbers.size(); i++) {
        const double edge = values[0].numbers[i];
        EXPECT_EQ(std::isnan(values[1].numbers[i]), edge < 0);
        if (edge == 0) {
            EXPECT_EQ(values[1].numbers[i], 1);
        }
        EXPECT_EQ(std::isnan(values[2].numbers[i]), edge > 1);
    }
}

TEST(DistributionColumns, are_moved_by_times_and_add) {
    const auto values = values_of(Written{
        {"size", "{type: integer, generate: uniform, min_value: 1, max_value: 4}"},
        {"x", "{type: decimal, generate: gamma, mean: 10, sd: 2, times: size, add: 100}"},
        {"y", "{type: duration, generate: weibull, shape: 1, mean: 1 h, times: size, add: 2 h}"}});
    double x = 0, y = 0;
    for (size_t i = 0; i < values[0].numbers.size(); i++) {
        x += (values[1].numbers[i] / 100 - 100) / values[0].numbers[i];
        y += (values[2].numbers[i] / 3.6e9 - 2) / values[0].numbers[i];
    }
    const double n = static_cast<double>(values[0].numbers.size());
    EXPECT_NEAR(x / n, 10, 0.1);
    EXPECT_NEAR(y / n, 1, 0.05);
}

TEST(DistributionColumns, are_the_same_in_any_blocks) {
    const Written columns = {
        {"a", "{type: decimal, generate: lognormal, median: 24, p95: 180, endings: retail}"},
        {"b", "{type: integer, generate: poisson, mean: 3}"},
        {"c", "{type: float, generate: normal, mean: b, sd: 1, min_value: b - 1}"}};
    const auto whole = values_of(columns, 500), parts = values_of(columns, 500, 7);
    for (size_t c = 0; c < columns.size(); c++) EXPECT_EQ(whole[c].numbers, parts[c].numbers);
}

TEST(DistributionColumns, tell_what_is_wrong_at_its_place) {
    const std::array<const char*, 3> cases[] = {
        {"{type: float, generate: normal, mean: 5, sd: -2}", "parameter_out_of_range", "-2"},
        {"{type: float, generate: normal, mean: 5, sd: 2, p95: 9}", "too_many_parameters", "9"},
        {"{type: float, generate: normal, mean: 5}", "missing_parameter", "{type: float"},
        {"{type: float, generate: beta, mean: 2, sd: 0.1}", "mean_outside_bounds", "2"},
        {"{type: float, generate: gamma, mean: 2 * 3, sd: 1}", "parameter_not_literal", "2 * 3"},
        {"{type: integer, generate: poisson, mean: 3, min_value: 300}", "empty_cut", "300"},
        {"{type: integer, generate: pareto, shape: 0.3, min_value: 1}", "distribution_overflow",
         "pareto"},
        {"{type: integer, generate: normal, mean: 5, sd: 2, unique: true}",
         "unique_of_distribution", "true"},
        {"{type: integer, generate: normal, mean: 5, sd: 2, min_value: 5, max_value: 9, "
         "multiple_of: 10}",
         "no_value_in_bounds", "10"},
        {"{type: decimal, generate: normal, mean: 5, sd: 2, min_value: 5.2, max_value: 5.9, "
         "endings: retail}",
         "endings_outside_bounds", "retail"},
        {"{type: decimal, generate: normal, mean: 5, sd: 2, endings: {.995: 1}}", "ending_digits",
         ".995: 1"},
        {"{type: duration, generate: normal, mean: 5 d, sd: 2}", "duration_without_unit", "2"},
        {"{type: float, generate: mixture, of: [{share: 1, generate: normal, mean: 1, sd: 0}]}",
         "parameter_out_of_range", "0"},
        {"{type: float, generate: mixture, of: [{share: 1, generate: norma, mean: 1}]}",
         "unknown_distribution", "norma"},
        {"{type: float, generate: mixture, of: [{share: 1, generate: normal, meen: 1}]}",
         "unknown_key", "meen: 1"},
        {"{type: float, generate: histogram, buckets: {0..10: 1, 5..20: 1}}", "bad_buckets", ""},
        {"{type: float, generate: quantiles, points: {10%: 1, 100%: 2}}", "bad_points", ""},
        {"{type: float, generate: lognormal, p10: 1 + 1, sd: 3}", "fact_pair", "3"},
    };
    for (const auto& [column, cause, word] : cases) {
        SCOPED_TRACE(column);
        EXPECT_EQ(cause_of(column), cause);
        if (*word != '\0') {
            EXPECT_EQ(word_at_error(column), word);
        }
    }
    EXPECT_EQ(cause_of(Written{
                  {"f", "{type: float, generate: uniform, min_value: -1e300, max_value: 1e300}"},
                  {"x", "{type: integer, generate: normal, mean: f, sd: 1}"}}),
              "overflow_possible");
}

}  // namespace
}  // namespace rowsmith
