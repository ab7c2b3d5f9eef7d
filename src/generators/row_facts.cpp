#include "generators/row_facts.h"

#include <cmath>

#include "random/distribution_parameters.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

constexpr double infinity = HUGE_VAL;

double share_of(std::string_view name) {
    if (name == "median") return 0.5;
    return ((name[1] - '0') * 10 + (name[2] - '0')) / 100.0;
}

struct Named {
    std::string name;
    std::optional<double> literal;
};

// In the order percentiles, mean, sd.
std::vector<Named> facts_in(const WrittenDistribution& written) {
    std::vector<Named> found;
    for (const auto& fact : facts_of(written.parameters)) found.push_back({fact.name, fact.value});
    for (const std::string& name : written.computed)
        if (name != "min_value" && name != "max_value") found.push_back({name, std::nullopt});
    const auto rank = [](const Named& one) { return one.name == "sd" ? 2 : one.name == "mean"; };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Named& a, const Named& b) { return rank(a) < rank(b); });
    return found;
}

Error wrong_number(const std::vector<Named>& facts, const Options& options, bool one) {
    const bool few = facts.size() < (one ? 1u : 2u);
    return options.wrong(
        facts.empty() ? "generate" : facts.back().name,
        few ? "missing_parameter" : "too_many_parameters",
        options.descriptor().name + " has " + std::to_string(facts.size()) + " of its parameters",
        one ? "mean" : "two of mean, sd, median, p01 to p99",
        few ? "add the other one" : "keep two of them");
}

}  // namespace

Result<RowFacts> RowFacts::bind(const WrittenDistribution& written, BindContext& context) {
    RowFacts facts;
    const DistributionKind kind = written.parameters.kind;
    facts.logarithm_ = kind == DistributionKind::lognormal;
    const bool one = kind == DistributionKind::exponential;
    const std::vector<Named> found = facts_in(written);
    if (found.size() != (one ? 1 : 2)) return fail(wrong_number(found, context.options(), one));
    for (const Named& fact : found) {
        const u32 i = facts.count_++;
        facts.names_[i] = fact.name;
        facts.facts_[i] = fact.name == "sd"     ? Fact::sd
                          : fact.name == "mean" ? Fact::mean
                                                : Fact::percentile;
        if (facts.facts_[i] == Fact::percentile) facts.z_[i] = inverse_normal(share_of(fact.name));
        facts.numbers_[i] = fact.literal ? RowNumber{.literal = *fact.literal}
                                         : TRY(row_number(context, fact.name));
    }
    if (one) return facts;
    const bool off_median = facts.facts_[0] == Fact::percentile && facts.z_[0] != 0;
    const bool same =
        !facts.logarithm_ && facts.facts_[1] != Fact::sd && facts.z_[0] == 0 && facts.z_[1] == 0;
    const bool open = facts.logarithm_ && off_median && facts.facts_[1] == Fact::sd;
    if (!same && !open) return facts;
    return fail(context.options().wrong(
        found[1].name, "fact_pair",
        found[0].name + " and " + found[1].name +
            (same ? " of a normal distribution are the same" : " have no simple solution"),
        "median or mean, and sd or a percentile",
        same ? "write sd for one of them" : "write median for " + found[0].name));
}

std::optional<Line> RowFacts::at(const Fill& block, u32 row) const {
    std::array<double, 2> values = {};
    for (u32 i = 0; i < count_; i++) {
        if (numbers_[i].is_null(block, row)) return {};
        values[i] = numbers_[i].at(block, row);
    }
    return solve(values);
}

std::optional<Line> RowFacts::solve(std::array<double, 2> values) const {
    const auto line = count_ == 1  ? std::optional(Line{0, values[0]})
                      : logarithm_ ? solve_logarithm(values[0], values[1])
                                   : solve_linear(values[0], values[1]);
    const bool fine = line && line->scale >= 0 && line->scale < infinity &&
                      line->offset < infinity && (logarithm_ || line->offset > -infinity);
    return fine ? line : std::nullopt;
}

std::optional<Line> RowFacts::solve_linear(double first, double second) const {
    if (facts_[1] == Fact::sd) return Line{first - z_[0] * second, second};
    const double scale = (second - first) / (z_[1] - z_[0]);
    return Line{first - z_[0] * scale, scale};
}

// A first value of 0 puts all values at 0.
std::optional<Line> RowFacts::solve_logarithm(double first, double second) const {
    if (!(first >= 0) || !(second >= 0)) return {};
    if (first == 0) return Line{-infinity, 0};
    if (facts_[1] == Fact::percentile) {
        const double a = natural_log(first), b = natural_log(second);
        const double scale = (b - a) / (z_[1] - z_[0]);
        return Line{a - z_[0] * scale, scale};
    }
    if (facts_[1] == Fact::mean) {
        // ln(mean) = offset + scale²/2 and ln(percentile) = offset + z scale: the smaller solution.
        const double rise = natural_log(second) - natural_log(first), z = z_[0];
        const double root = z * z + 2 * rise;
        if (!(root >= 0)) return {};
        const double size = __builtin_sqrt(root);
        const double scale = z - size >= 0 ? z - size : z + size;
        return Line{natural_log(first) - z * scale, scale};
    }
    const double ratio = second / first, square = ratio * ratio;
    if (facts_[0] == Fact::mean) {
        const double variance = natural_log_of_one_plus(square);
        return Line{natural_log(first) - variance / 2, __builtin_sqrt(variance)};
    }
    const double growth = (1 + __builtin_sqrt(1 + 4 * square)) / 2;
    return Line{natural_log(first), __builtin_sqrt(natural_log(growth))};
}

Interval RowFacts::possible(size_t number, Interval bounds) const {
    const bool positive = logarithm_ || count_ == 1 || facts_[number] == Fact::sd;
    if (!positive) return bounds;
    return {std::max(bounds.low, 0.0), std::max(bounds.high, 0.0)};
}

bool RowFacts::may_fail(std::span<const Interval> bounds) const {
    if (count_ == 1) return bounds[0].low < 0;
    if (facts_[1] == Fact::sd) return bounds[1].low < 0 || (logarithm_ && bounds[0].low < 0);
    if (facts_[1] == Fact::mean) return true;
    const bool rising = z_[1] > z_[0];
    const Interval &low = bounds[rising ? 0 : 1], &high = bounds[rising ? 1 : 0];
    return low.high > high.low || (logarithm_ && low.low < 0);
}

}  // namespace rowsmith
