// The catalogue of distributions, from what users write to quantiles and samplers.
//
// Parameters describe the whole distribution; min_value and max_value then cut it (the values that
// remain keep their proportions, nothing is moved to an end). Exceptions, where they are part of
// the shape: beta, uniform, triangular, pareto's min_value and zipf's max_value.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "random/family.h"
#include "random/quantiles.h"

namespace rowsmith {

enum class DistributionKind : u8 {
    normal,
    lognormal,
    gamma,
    exponential,
    poisson,
    geometric,
    beta,
    weibull,
    pareto,
    binomial,
    negative_binomial,
    zipf,
    uniform,
    triangular,
    histogram,
    quantiles,
    mixture,
};
std::string_view name_of(DistributionKind kind);
std::optional<DistributionKind> distribution_kind(std::string_view name);

// p95 of 180 is {0.95, 180}; points of `quantiles` are the same with 0 and 1 among them.
struct Percentile {
    double share;
    double value;
};

struct Bucket {
    double low;
    double high;
    double share;  // of any total
};

struct DistributionParameters;

struct DistributionPart {
    DistributionPart(double part_share, const DistributionParameters& own);

    double share;  // of any total
    std::shared_ptr<const DistributionParameters> parameters;
};

struct DistributionParameters {
    DistributionKind kind = DistributionKind::uniform;
    std::optional<double> mean = {}, sd = {}, median = {}, shape = {}, share = {}, trials = {},
                          dispersion = {}, exponent = {}, mode = {}, min_value = {}, max_value = {};
    std::vector<Percentile> percentiles = {};
    std::vector<Bucket> buckets = {};
    bool whole_buckets = false;  // buckets of integers, which share no ends
    std::vector<Percentile> points = {};
    std::vector<DistributionPart> parts = {};
};

class Distribution {
public:
    explicit Distribution(FamilyPointer family) : family_(std::move(family)) {}

    // The value below which (or at which) a share of u lies, 0 <= u <= 1; infinite at open ends.
    double quantile(double u) const { return rowsmith::quantile(*family_, {u, 1 - u}); }
    // The share at or below x.
    double cdf(double x) const { return probability(*family_, x).below; }
    double mean() const { return family_->mean(); }
    double sd() const;
    bool is_discrete() const { return family_->is_discrete(); }
    // The smallest and the largest value; infinite where open.
    Interval range() const;
    const Family& family() const { return *family_; }
    const FamilyPointer& shared_family() const { return family_; }

    // Errors: empty_cut.
    Result<Distribution> cut(Interval bounds) const;
    // `units` steps of the column make 1: 100 for two decimals, 1 for integers and floats.
    std::unique_ptr<Sampler> sampler(double units = 1) const { return family_->sampler(units); }

private:
    FamilyPointer family_;
};

// Error causes: missing_parameter, too_many_parameters, unused_parameter, parameter_out_of_range,
// impossible_parameters, mean_outside_bounds, impossible_sd, bad_bounds, bad_buckets, bad_points,
// bad_share, empty_cut, no_parts, cannot_rescale. Error.place.path holds the name of the parameter
// at fault (inside a mixture of.1.sd), for the caller to put the path of the column before it.
Result<Distribution> make_distribution(const DistributionParameters& parameters);

}  // namespace rowsmith
