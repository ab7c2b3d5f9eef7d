#include "random/distribution_parameters.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

using Kind = DistributionKind;
using Parameters = DistributionParameters;

struct Need {
    std::vector<std::string> required;
    std::vector<std::string> optional = {};
};

Need need_of(Kind kind) {
    switch (kind) {
        case Kind::normal:
        case Kind::lognormal:
            return {{}, {"mean", "sd", "median", "p"}};
        case Kind::gamma:
            return {{}, {"mean", "sd", "median", "p", "shape"}};
        case Kind::exponential:
        case Kind::poisson:
        case Kind::geometric:
            return {{"mean"}};
        case Kind::beta:
            return {{"mean", "sd"}};
        case Kind::weibull:
            return {{"shape", "mean"}};
        case Kind::pareto:
            return {{"shape", "min_value"}};
        case Kind::binomial:
            return {{"trials", "share"}};
        case Kind::negative_binomial:
            return {{"mean", "dispersion"}};
        case Kind::zipf:
            return {{"max_value"}, {"exponent"}};
        case Kind::uniform:
            return {{"min_value", "max_value"}};
        case Kind::triangular:
            return {{"min_value", "max_value", "mode"}};
        case Kind::histogram:
            return {{"buckets"}};
        case Kind::quantiles:
            return {{"points"}};
        case Kind::mixture:
            return {{"of"}, {"mean"}};
    }
    return {};
}

struct Given {
    std::string name;
    double value;
};

std::string percentile_name(double share) {
    const double hundredths = share * 100;
    const std::string digits =
        shortest(std::abs(hundredths - nearest_even(hundredths)) < 1e-9 ? nearest_even(hundredths)
                                                                        : hundredths);
    return hundredths < 9.5 ? "p0" + digits : "p" + digits;
}

// The scalar parameters that are there.
std::vector<Given> given_numbers(const Parameters& p) {
    std::vector<Given> given;
    const auto add = [&](const char* name, const std::optional<double>& value) {
        if (value) given.push_back({name, *value});
    };
    add("mean", p.mean);
    add("sd", p.sd);
    add("median", p.median);
    add("shape", p.shape);
    add("share", p.share);
    add("trials", p.trials);
    add("dispersion", p.dispersion);
    add("exponent", p.exponent);
    add("mode", p.mode);
    add("min_value", p.min_value);
    add("max_value", p.max_value);
    for (const Percentile& one : p.percentiles) {
        given.push_back({percentile_name(one.share), one.value});
    }
    return given;
}

std::unexpected<Error> wrong(std::string cause, std::string path, std::string message,
                             std::string expected, std::string fix) {
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = std::move(cause),
                 .message = std::move(message),
                 .place = {.file = {}, .path = std::move(path)},
                 .expected = std::move(expected),
                 .fix = std::move(fix)});
}

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Result<Checked> check_names(const Parameters& p, const Need& need) {
    const std::string kind(name_of(p.kind));
    std::vector<std::string> names;
    for (const Given& given : given_numbers(p)) names.push_back(given.name);
    if (!p.buckets.empty()) names.push_back("buckets");
    if (!p.points.empty()) names.push_back("points");
    if (!p.parts.empty()) names.push_back("of");
    for (const std::string& name : need.required) {
        if (has(names, name)) continue;
        return wrong("missing_parameter", "", kind + " has no " + name, list_of(need.required),
                     "add " + name);
    }
    std::vector<std::string> known = need.required;
    known.insert(known.end(), need.optional.begin(), need.optional.end());
    for (const std::string& name : names) {
        const bool percentile = name[0] == 'p' && name.size() > 1 && name[1] < 'a';
        if (has(known, percentile ? "p" : name) || name == "min_value" || name == "max_value") {
            continue;
        }
        for (std::string& one : known) one = one == "p" ? "p01 to p99" : one;
        return wrong("unused_parameter", name, kind + " takes no " + name,
                     list_of(known) + ", min_value, max_value", "remove " + name);
    }
    return Checked{};
}

Result<Checked> check_two_facts(const Parameters& p) {
    const std::vector<Fact> facts = facts_of(p);
    if (facts.size() == 2) return Checked{};
    std::vector<std::string> names;
    for (const Fact& fact : facts) names.push_back(fact.name);
    const std::string kind(name_of(p.kind));
    const std::string found = names.empty() ? "none" : list_of(names);
    const std::string expected = "two of mean, sd, median, p01 to p99";
    if (facts.size() < 2) {
        return wrong("missing_parameter", "", kind + " has " + found + " of its parameters",
                     expected, names.empty() ? "add mean and sd" : "add sd or a percentile");
    }
    return wrong("too_many_parameters", names.back(), kind + " has " + list_of(names), expected,
                 "keep two of them");
}

Result<Checked> check_range(const Given& given, Interval range, const std::string& expected) {
    if (given.value >= range.low && given.value <= range.high) return Checked{};
    return wrong("parameter_out_of_range", given.name, given.name + " is " + shortest(given.value),
                 expected, "write " + expected + " for " + given.name);
}

bool counts_things(Kind kind) {
    return kind == Kind::poisson || kind == Kind::geometric || kind == Kind::negative_binomial;
}

Result<Checked> check_number(const Parameters& p, const Given& given) {
    const std::string& name = given.name;
    (void)TRY(check_range(given, {-1e300, 1e300}, "a number between -1e300 and 1e300"));
    const bool whole = floor_of(given.value) == given.value;
    if (name == "sd") return check_range(given, {1e-300, 1e300}, "a number above 0");
    if (name == "shape") return check_range(given, {0.01, 1e9}, "a number from 0.01 to 1e9");
    if (name == "share") {
        return check_range(given, {1e-15, 1 - 1e-15}, "a share above 0% and below 100%");
    }
    if (name == "dispersion") return check_range(given, {1, 1e9}, "a number from 1 to 1e9");
    if (name == "exponent") return check_range(given, {0, 100}, "a number from 0 to 100");
    if (name == "trials" || (name == "max_value" && p.kind == Kind::zipf)) {
        const Given checked = {name, whole ? given.value : -1};
        if (!whole || given.value < 1 || given.value > 1e15) {
            return check_range({name, whole ? given.value : std::nan("")}, {1, 1e15},
                               "a whole number from 1 to 1e15");
        }
        return check_range(checked, {1, 1e15}, "a whole number from 1 to 1e15");
    }
    if (name == "min_value" && p.kind == Kind::pareto) {
        return check_range(given, {1e-300, 1e300}, "a number above 0");
    }
    const bool positive = p.kind == Kind::exponential || p.kind == Kind::weibull;
    if (name == "mean" && counts_things(p.kind)) {
        return check_range(given, {1e-9, 1e15}, "a number above 0 and up to 1e15");
    }
    if (name == "mean" && positive) return check_range(given, {1e-300, 1e300}, "a number above 0");
    return Checked{};
}

Result<Checked> check_bounds(const Parameters& p) {
    const double low = p.min_value.value_or(p.kind == Kind::beta ? 0 : -1e300);
    const double high = p.max_value.value_or(p.kind == Kind::beta ? 1 : 1e300);
    const bool wide = p.kind == Kind::beta || p.kind == Kind::triangular;
    if (low > high || (wide && low == high)) {
        return wrong("bad_bounds", "max_value",
                     "min_value is " + shortest(low) + " and max_value " + shortest(high),
                     wide ? "min_value below max_value" : "min_value at or below max_value",
                     "exchange or move the bounds");
    }
    const double middle = p.kind == Kind::beta ? *p.mean : p.mode.value_or(low);
    const char* name = p.kind == Kind::beta ? "mean" : "mode";
    const bool at_end = p.kind == Kind::beta && (middle == low || middle == high);
    if (wide && (middle < low || middle > high || at_end)) {
        return wrong("mean_outside_bounds", name,
                     std::string(name) + " is " + shortest(middle) + ", not between " +
                         shortest(low) + " and " + shortest(high),
                     std::string(name) + " between min_value and max_value",
                     "move " + std::string(name) + " or the bounds");
    }
    if (p.kind != Kind::beta) return Checked{};
    const double most = __builtin_sqrt((middle - low) * (high - middle));
    if (*p.sd < most * 0.9999 && *p.sd > most * 1e-4) return Checked{};
    return wrong("impossible_sd", "sd",
                 "sd is " + shortest(*p.sd) + "; with a mean of " + shortest(middle) + " between " +
                     shortest(low) + " and " + shortest(high) + " it lies below " + shortest(most),
                 "an sd between " + shortest(most * 1e-4) + " and " + shortest(most),
                 "change sd, or use binomial or choice for values at the two ends");
}

Result<Checked> check_shares(const std::vector<double>& shares, const std::string& path) {
    double total = 0;
    for (const double share : shares) {
        if (!(share >= 0 && share <= 1e300)) {
            return wrong("bad_share", path, "a share is " + shortest(share), "shares from 0 on",
                         "write shares of 0% or more");
        }
        total += share;
    }
    if (total > 0) return Checked{};
    return wrong("bad_share", path, "all shares are 0", "a share above 0",
                 "give one part a positive share");
}

Result<Checked> check_buckets(const Parameters& p) {
    std::vector<double> shares;
    const std::vector<Bucket> buckets = sorted_buckets(p);
    for (size_t i = 0; i < buckets.size(); i++) {
        const Bucket& bucket = buckets[i];
        shares.push_back(bucket.share);
        const std::string text = shortest(bucket.low) + ".." + shortest(bucket.high);
        const bool whole =
            floor_of(bucket.low) == bucket.low && floor_of(bucket.high) == bucket.high;
        if (!(bucket.low <= bucket.high) || std::abs(bucket.low) > 1e300 ||
            std::abs(bucket.high) > 1e300 || (p.whole_buckets && !whole)) {
            return wrong(
                "bad_buckets", "buckets", "the bucket " + text + " holds no values",
                p.whole_buckets ? "whole numbers, the lower one first" : "the lower end first",
                "mend the ends of the bucket");
        }
        if (i == 0) continue;
        const double before = buckets[i - 1].high;
        const bool apart = p.whole_buckets ? bucket.low > before : bucket.low >= before;
        if (apart) continue;
        return wrong("bad_buckets", "buckets",
                     "the bucket " + text + " begins " +
                         (bucket.low == before ? "at " : "before ") + shortest(before) +
                         ", where the one before it ends",
                     p.whole_buckets ? "buckets of integers without a common value"
                                     : "buckets that share at most an end",
                     "begin it " + std::string(p.whole_buckets ? "at " : "at ") +
                         shortest(p.whole_buckets ? before + 1 : before));
    }
    return check_shares(shares, "buckets");
}

Result<Checked> check_points(const Parameters& p) {
    const auto& points = p.points;
    if (points.size() < 2 || points.front().share != 0 || points.back().share != 1) {
        return wrong("bad_points", "points", "the points do not run from 0% to 100%",
                     "a first point at 0% and a last one at 100%",
                     "add the smallest value at 0% and the largest at 100%");
    }
    for (size_t i = 0; i < points.size(); i++) {
        const bool falls = i > 0 && (!(points[i].share >= points[i - 1].share) ||
                                     !(points[i].value >= points[i - 1].value));
        if (!falls && std::abs(points[i].value) <= 1e300) continue;
        return wrong("bad_points", "points",
                     "the point " + shortest(points[i].share * 100) +
                         "%: " + shortest(points[i].value) + " is not above the one before it",
                     "shares and values that rise", "put the points in order");
    }
    return Checked{};
}

}  // namespace

std::vector<Fact> facts_of(const Parameters& p) {
    std::vector<Fact> facts;
    if (p.shape) facts.push_back({FactKind::shape, "shape", *p.shape});
    if (p.mean) facts.push_back({FactKind::mean, "mean", *p.mean});
    if (p.sd) facts.push_back({FactKind::sd, "sd", *p.sd});
    if (p.median) facts.push_back({FactKind::percentile, "median", *p.median, 0.5});
    for (const Percentile& one : p.percentiles) {
        facts.push_back({FactKind::percentile, percentile_name(one.share), one.value, one.share});
    }
    return facts;
}

std::vector<Bucket> sorted_buckets(const Parameters& p) {
    std::vector<Bucket> buckets = p.buckets;
    std::sort(buckets.begin(), buckets.end(), [](const Bucket& a, const Bucket& b) {
        return a.low != b.low ? a.low < b.low : a.high < b.high;
    });
    return buckets;
}

Result<Checked> check_parameters(const Parameters& p) {
    (void)TRY(check_names(p, need_of(p.kind)));
    for (const Given& given : given_numbers(p)) (void)TRY(check_number(p, given));
    for (const Percentile& one : p.percentiles) {
        (void)TRY(check_range({percentile_name(one.share), one.share}, {1e-6, 1 - 1e-6},
                              "a percentile between 0 and 100"));
    }
    (void)TRY(check_bounds(p));
    switch (p.kind) {
        case Kind::normal:
        case Kind::lognormal:
        case Kind::gamma:
            return check_two_facts(p);
        case Kind::histogram:
            return check_buckets(p);
        case Kind::quantiles:
            return check_points(p);
        case Kind::mixture: {
            std::vector<double> shares;
            for (const DistributionPart& part : p.parts) shares.push_back(part.share);
            return check_shares(shares, "of");
        }
        default:
            return Checked{};
    }
}

Result<Parameters> rescaled(Parameters p, double factor) {
    const bool fixed = p.kind == Kind::binomial || p.kind == Kind::zipf || p.whole_buckets;
    if (fixed) {
        return wrong(
            "cannot_rescale", "",
            "a part is " + std::string(name_of(p.kind)) + ", whose values cannot be multiplied",
            "parts of real numbers, poisson, geometric or negative_binomial",
            "remove the mean of the mixture, or take another part");
    }
    for (auto* value : {&p.mean, &p.sd, &p.median, &p.mode, &p.min_value, &p.max_value}) {
        if (*value) **value *= factor;
    }
    for (Percentile& one : p.percentiles) one.value *= factor;
    for (Percentile& one : p.points) one.value *= factor;
    for (Bucket& bucket : p.buckets) {
        bucket.low *= factor;
        bucket.high *= factor;
    }
    if (p.kind == Kind::beta && !p.min_value) p.min_value = 0;
    if (p.kind == Kind::beta && !p.max_value) p.max_value = factor;
    for (DistributionPart& part : p.parts)
        part = DistributionPart(part.share, TRY(rescaled(*part.parameters, factor)));
    return p;
}

Error placed_in(const std::string& place, Error error) {
    error.place.path = error.place.path.empty() ? place : place + "." + error.place.path;
    return error;
}

Error mean_not_reached(double wanted, double found) {
    return {.code = ErrorCode::invalid_schema,
            .cause = "cannot_rescale",
            .message = "the mixture has a mean of " + shortest(found) +
                       ", which no factor brings to " + shortest(wanted),
            .place = {.file = {}, .path = "mean"},
            .expected = "a mean of the same sign as that of the parts",
            .fix = "remove the mean of the mixture, or move its parts"};
}

}  // namespace rowsmith
