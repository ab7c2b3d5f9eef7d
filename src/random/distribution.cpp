#include "random/distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "random/continuous_families.h"
#include "random/discrete_families.h"
#include "random/distribution_parameters.h"
#include "random/mixture.h"
#include "random/pieces.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

using Parameters = DistributionParameters;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::array<std::string_view, 17> kind_names = {
    "normal",    "lognormal", "gamma",    "exponential",       "poisson", "geometric", "beta",
    "weibull",   "pareto",    "binomial", "negative_binomial", "zipf",    "uniform",   "triangular",
    "histogram", "quantiles", "mixture"};

// The family of a checked set of parameters, with the bounds that are not part of its shape.
struct Uncut {
    FamilyPointer family;
    bool bounds_used = false;
};

Result<Uncut> two_facts(const Parameters& p) {
    const std::vector<Fact> facts = facts_of(p);
    if (p.kind == DistributionKind::normal) return Uncut{normal_family(TRY(solve_normal(facts)))};
    if (p.kind == DistributionKind::gamma) return Uncut{gamma_family(TRY(solve_gamma(facts)))};
    return Uncut{lognormal_family(TRY(solve_lognormal(facts)))};
}

FamilyPointer beta_of(const Parameters& p) {
    const double low = p.min_value.value_or(0), high = p.max_value.value_or(1);
    const double mean = (*p.mean - low) / (high - low), sd = *p.sd / (high - low);
    const double sum = mean * (1 - mean) / (sd * sd) - 1;
    return beta_family({mean * sum, (1 - mean) * sum, {low, high}});
}

FamilyPointer weibull_of(const Parameters& p) {
    const FamilyPointer unit = weibull_family({*p.shape, 1});
    return weibull_family({*p.shape, *p.mean / unit->mean()});
}

FamilyPointer histogram_of(const Parameters& p) {
    std::vector<CurvePiece> pieces;
    for (const Bucket& bucket : sorted_buckets(p)) {
        pieces.push_back({bucket.low, bucket.high, bucket.share});
    }
    return pieces_family(std::move(pieces),
                         p.whole_buckets ? CurvePieceKind::whole : CurvePieceKind::real);
}

FamilyPointer quantiles_of(const Parameters& p) {
    std::vector<CurvePiece> pieces;
    for (size_t i = 1; i < p.points.size(); i++) {
        const Percentile &a = p.points[i - 1], &b = p.points[i];
        if (b.share > a.share) pieces.push_back({a.value, b.value, b.share - a.share});
    }
    return pieces_family(std::move(pieces), CurvePieceKind::real);
}

Result<FamilyPointer> parts_family(const Parameters& p, double factor) {
    std::vector<MixturePart> parts;
    for (size_t i = 0; i < p.parts.size(); i++) {
        Parameters own = *p.parts[i].parameters;
        const std::string place = "of." + std::to_string(i);
        if (factor != 1) {
            auto scaled = rescaled(own, factor);
            if (!scaled) return fail(placed_in(place, std::move(scaled.error())));
            own = std::move(*scaled);
        }
        auto made = make_family(own);
        if (!made) return fail(placed_in(place, std::move(made.error())));
        if (p.parts[i].share > 0) parts.push_back({p.parts[i].share, *made});
    }
    return mixture_family(std::move(parts));
}

Result<Uncut> mixture_of(const Parameters& p) {
    FamilyPointer family = TRY(parts_family(p, 1));
    if (!p.mean) return Uncut{family};
    double factor = 1;
    // One step is exact unless a part of whole numbers is cut.
    for (int step = 0; step < 20; step++) {
        const double mean = family->mean(), change = *p.mean / mean;
        if (!(change > 0 && change < 1e300)) return fail(mean_not_reached(*p.mean, mean));
        if (std::abs(change - 1) < 1e-12) break;
        factor *= change;
        family = TRY(parts_family(p, factor));
    }
    return Uncut{family};
}

FamilyPointer negative_binomial_of(const Parameters& p) {
    if (*p.dispersion == 1) return poisson_family(*p.mean);
    return negative_binomial_family({*p.mean, *p.dispersion});
}

Result<Uncut> uncut(const Parameters& p) {
    switch (p.kind) {
        case DistributionKind::normal:
        case DistributionKind::lognormal:
        case DistributionKind::gamma:
            return two_facts(p);
        case DistributionKind::exponential:
            return Uncut{exponential_family(*p.mean)};
        case DistributionKind::poisson:
            return Uncut{poisson_family(*p.mean)};
        case DistributionKind::geometric:
            return Uncut{geometric_family(*p.mean)};
        case DistributionKind::beta:
            return Uncut{beta_of(p), true};
        case DistributionKind::weibull:
            return Uncut{weibull_of(p)};
        case DistributionKind::pareto:
            return Uncut{pareto_family({*p.shape, *p.min_value})};
        case DistributionKind::binomial:
            return Uncut{binomial_family({*p.trials, *p.share})};
        case DistributionKind::negative_binomial:
            return Uncut{negative_binomial_of(p)};
        case DistributionKind::zipf:
            return Uncut{zipf_family({p.exponent.value_or(1), *p.max_value})};
        case DistributionKind::uniform:
            return Uncut{pieces_family({{*p.min_value, *p.max_value, 1}}, CurvePieceKind::even),
                         true};
        case DistributionKind::triangular:
            return Uncut{triangular_family({*p.min_value, *p.mode, *p.max_value}), true};
        case DistributionKind::histogram:
            return Uncut{histogram_of(p)};
        case DistributionKind::quantiles:
            return Uncut{quantiles_of(p)};
        case DistributionKind::mixture:
            return mixture_of(p);
    }
    return Uncut{};
}

}  // namespace

std::string_view name_of(DistributionKind kind) { return kind_names[static_cast<size_t>(kind)]; }

std::optional<DistributionKind> distribution_kind(std::string_view name) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), name);
    if (found == kind_names.end()) return {};
    return static_cast<DistributionKind>(found - kind_names.begin());
}

Result<FamilyPointer> make_family(const DistributionParameters& p) {
    (void)TRY(check_parameters(p));
    const Uncut made = TRY(uncut(p));
    if (made.bounds_used || (!p.min_value && !p.max_value)) return made.family;
    const Interval bounds = {p.min_value.value_or(-infinity), p.max_value.value_or(infinity)};
    return made.family->cut(made.family, bounds);
}

Result<Distribution> make_distribution(const DistributionParameters& parameters) {
    return Distribution(TRY(make_family(parameters)));
}

DistributionPart::DistributionPart(double part_share, const DistributionParameters& own)
    : share(part_share), parameters(std::make_shared<const DistributionParameters>(own)) {}

double Distribution::sd() const { return __builtin_sqrt(family_->variance()); }

Interval Distribution::range() const {
    Interval range = family_->support();
    if (is_discrete()) range.low = floor_of(range.low) + 1;
    return range;
}

Result<Distribution> Distribution::cut(Interval bounds) const {
    return Distribution(TRY(family_->cut(family_, bounds)));
}

}  // namespace rowsmith
