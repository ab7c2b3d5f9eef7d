#include "random/spread_parameters.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

double square_root(double x) { return __builtin_sqrt(x); }

std::unexpected<Error> impossible(const Fact& a, const Fact& b, std::string_view family,
                                  std::string expected) {
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "impossible_parameters",
                 .message = "no " + std::string(family) + " distribution has a " + a.name + " of " +
                            shortest(a.value) + " and a " + b.name + " of " + shortest(b.value),
                 .place = {.file = {}, .path = b.name},
                 .expected = std::move(expected),
                 .fix = "change " + a.name + " or " + b.name + ", or take another distribution"});
}

std::unexpected<Error> say_the_same(const Fact& a, const Fact& b, std::string_view family) {
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "missing_parameter",
                 .message = "in a " + std::string(family) + " distribution " + a.name + " and " +
                            b.name + " are one number, so its width is not known",
                 .place = {.file = {}, .path = b.name},
                 .expected = "another of sd and p01 to p99",
                 .fix = "write sd or a percentile in place of " + b.name});
}

// Facts sorted so that a case is written once: shape, sd, mean, percentiles by share.
std::vector<Fact> sorted(std::vector<Fact> facts) {
    const auto rank = [](const Fact& fact) {
        switch (fact.kind) {
            case FactKind::shape:
                return 0.0;
            case FactKind::sd:
                return 1.0;
            case FactKind::mean:
                return 2.0;
            case FactKind::percentile:
                return 3 + fact.share;
        }
        return 0.0;
    };
    std::sort(facts.begin(), facts.end(),
              [&](const Fact& a, const Fact& b) { return rank(a) < rank(b); });
    return facts;
}

Result<std::vector<Fact>> checked(std::vector<Fact> facts, bool positive) {
    for (const Fact& fact : facts) {
        const bool signless = positive || fact.kind == FactKind::sd;
        if (!signless || fact.value > 0) continue;
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "parameter_out_of_range",
                     .message = fact.name + " is " + shortest(fact.value),
                     .place = {.file = {}, .path = fact.name},
                     .expected = "a number above 0",
                     .fix = fact.kind == FactKind::sd
                                ? "write a positive sd; for one value only use constant"
                                : "write a positive number; values below 0 need normal"});
    }
    return sorted(std::move(facts));
}

// The percentiles of a pair must rise with their shares.
std::optional<std::unexpected<Error>> falling(const Fact& a, const Fact& b,
                                              std::string_view family) {
    if (a.kind != FactKind::percentile || b.kind != FactKind::percentile) return {};
    if (a.share == b.share) return say_the_same(a, b, family);
    if (a.value < b.value) return {};
    return impossible(a, b, family, b.name + " above " + a.name);
}

// The first zero of f from `start` on, in factors of `factor`.
std::optional<double> first_zero(const std::function<double(double)>& f, Interval range,
                                 double factor) {
    double from = factor > 1 ? range.low : range.high, value = f(from);
    while (true) {
        const double to = from * factor;
        if (to > range.high || to < range.low) return {};
        const double next = f(to);
        if ((next > 0) != (value > 0)) {
            return find_zero(f, {std::min(from, to), std::max(from, to)});
        }
        from = to;
        value = next;
    }
}

// Of a gamma distribution with scale 1.
double gamma_quantity(const Fact& fact, double shape) {
    if (fact.kind == FactKind::mean) return shape;
    if (fact.kind == FactKind::sd) return square_root(shape);
    const double x = gamma_family({shape, 1})->at({fact.share, 1 - fact.share});
    return std::max(x, 1e-300);
}

}  // namespace

Result<LocationScale> solve_normal(const std::vector<Fact>& facts) {
    std::vector<Fact> known = TRY(checked(facts, false));
    for (Fact& fact : known) {
        if (fact.kind != FactKind::mean) continue;
        fact.kind = FactKind::percentile;  // the mean is the median
        fact.share = 0.5;
    }
    known = sorted(std::move(known));
    const Fact &a = known[0], &b = known[1];
    const double z = inverse_normal(b.share);
    if (a.kind == FactKind::sd) return LocationScale{b.value - z * a.value, a.value};
    if (auto error = falling(a, b, "normal")) return *error;
    const double first = inverse_normal(a.share), scale = (b.value - a.value) / (z - first);
    return LocationScale{b.value - z * scale, scale};
}

Result<LocationScale> solve_lognormal(const std::vector<Fact>& facts) {
    const std::vector<Fact> known = TRY(checked(facts, true));
    const Fact &a = known[0], &b = known[1];
    const double log_a = natural_log(a.value), log_b = natural_log(b.value);
    const double z = b.kind == FactKind::percentile ? inverse_normal(b.share) : 0;
    if (a.kind == FactKind::percentile) {
        if (auto error = falling(a, b, "lognormal")) return *error;
        const double first = inverse_normal(a.share), scale = (log_b - log_a) / (z - first);
        return LocationScale{log_b - z * scale, scale};
    }
    if (a.kind == FactKind::sd && b.kind == FactKind::mean) {
        const double ratio = a.value / b.value;
        const double variance = natural_log_of_one_plus(ratio * ratio);
        return LocationScale{log_b - 0.5 * variance, square_root(variance)};
    }
    if (a.kind == FactKind::mean) {
        // scale² / 2 - z scale + ln(percentile / mean) = 0
        const double square = z * z - 2 * (log_b - log_a);
        const double root = square < 0 ? 0 : square_root(square);
        const double scale = z - root > 0 ? z - root : z + root;
        if (square < 0 || !(scale > 0)) {
            return impossible(
                a, b, "lognormal",
                b.share > 0.5 ? b.name + " nearer to the mean" : b.name + " below the mean");
        }
        return LocationScale{log_b - z * scale, scale};
    }
    const auto off = [&](double scale) {
        const double square = scale * scale;
        return log_b - z * scale + 0.5 * (square + natural_log(exponential_minus_one(square))) -
               log_a;
    };
    const auto scale = first_zero(off, {1e-12, 25}, 1.25);
    if (!scale) return impossible(a, b, "lognormal", "an sd of the size of the values");
    return LocationScale{log_b - z * *scale, *scale};
}

Result<ShapeScale> solve_gamma(const std::vector<Fact>& facts) {
    const std::vector<Fact> known = TRY(checked(facts, true));
    const Fact &a = known[0], &b = known[1];
    if (a.kind == FactKind::shape) {
        return ShapeScale{a.value, b.value / gamma_quantity(b, a.value)};
    }
    if (a.kind == FactKind::sd && b.kind == FactKind::mean) {
        const double ratio = b.value / a.value;
        return ShapeScale{ratio * ratio, a.value / ratio};
    }
    if (auto error = falling(a, b, "gamma")) return *error;
    const double log_ratio = natural_log(a.value / b.value);
    const auto off = [&](double shape) {
        return natural_log(gamma_quantity(a, shape) / gamma_quantity(b, shape)) - log_ratio;
    };
    const auto shape = first_zero(off, {0.02, 1e6}, 0.4);
    if (!shape) return impossible(a, b, "gamma", "two numbers of a similar size");
    return ShapeScale{*shape, b.value / gamma_quantity(b, *shape)};
}

}  // namespace rowsmith
