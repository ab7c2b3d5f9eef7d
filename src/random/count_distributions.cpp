#include "random/count_distributions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "base/text.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

constexpr u32 most_entries = 1U << 20;
constexpr double negligible = 0x1p-70;   // of the largest weight
constexpr double weight_scale = 0x1p56;  // of all weights together
constexpr double close_enough = 1e-11;   // of the mean

// Weights of the counts first, first + 1 …
struct Weights {
    u32 first = 0;
    std::vector<double> of_count;

    double sum() const {
        double all = 0;
        for (double weight : of_count) all += weight;
        return all;
    }

    double mean() const {
        double above_first = 0;
        for (size_t i = 0; i < of_count.size(); ++i) {
            above_first += static_cast<double>(i) * of_count[i];
        }
        return first + above_first / sum();
    }

    CountTable table() const {
        const double scale = weight_scale / sum();
        CountTable table;
        for (u32 i = 0; i < of_count.size(); ++i) {
            table.push_back({first + i, first + i, static_cast<u64>(of_count[i] * scale + 0.5)});
        }
        return table;
    }
};

std::unexpected<Error> refuse(std::string cause, std::string message, std::string expected,
                              std::string fix) {
    return fail(Error{.code = ErrorCode::invalid_schema,
                      .cause = std::move(cause),
                      .message = std::move(message),
                      .expected = std::move(expected),
                      .fix = std::move(fix)});
}

std::string text_of(const CountBounds& bounds) {
    return "min " + with_commas(bounds.min) +
           (bounds.max == CountBounds().max ? "" : " and max " + with_commas(bounds.max));
}

std::unexpected<Error> too_wide(const std::string& what) {
    return refuse("counts_too_wide", what + " spreads over too many different counts",
                  "at most 1,048,576 different counts", "set min and max closer together");
}

Result<void> check_mean(const MeanAndBounds& wish) {
    const CountBounds& bounds = wish.bounds;
    if (bounds.min > bounds.max) {
        return refuse("empty_count_range", text_of(bounds) + " leave no count",
                      "min at most as large as max", "swap min and max");
    }
    if (wish.mean >= bounds.min && wish.mean <= bounds.max) return {};
    return refuse("mean_out_of_reach",
                  "a mean of " + shortest(wish.mean) + " with " + text_of(bounds),
                  "a mean from min to max", "change mean, min or max");
}

// Weights by the ratio of neighbours, outwards from the mode, until they are negligible.
// ratio(k) = weight(k + 1) / weight(k), falling in k.
template <class Ratio>
Result<Weights> weights_around(double mode, const CountBounds& bounds, Ratio ratio) {
    const double inside = std::clamp<double>(mode, bounds.min, bounds.max);
    const u32 start = static_cast<u32>(inside);
    std::vector<double> below;
    double weight = 1;
    for (u32 count = start; count > bounds.min && below.size() <= most_entries; --count) {
        weight /= ratio(static_cast<double>(count - 1));
        if (weight < negligible) break;
        below.push_back(weight);
    }
    Weights weights = {.first = start - static_cast<u32>(below.size()),
                       .of_count = std::vector<double>(below.rbegin(), below.rend())};
    weights.of_count.push_back(1);
    weight = 1;
    for (u32 count = start; count < bounds.max; ++count) {
        if (weights.of_count.size() > most_entries) return too_wide("this distribution");
        weight *= ratio(static_cast<double>(count));
        if (weight < negligible) break;
        weights.of_count.push_back(weight);
    }
    if (weights.of_count.size() > most_entries) return too_wide("this distribution");
    return weights;
}

using WeightsOfMean = std::function<Result<Weights>(double uncut_mean)>;

struct Bracket {
    double low;
    double high;
};

// Uncut means between which the one lies that gives the wanted mean.
Result<Bracket> bracket(const MeanAndBounds& wish, const WeightsOfMean& weights_of) {
    Bracket around = {wish.mean, wish.mean};
    if (TRY(weights_of(wish.mean)).mean() < wish.mean) {
        do {
            around.low = around.high;
            around.high *= 2;
        } while (around.high < 0x1p60 && TRY(weights_of(around.high)).mean() < wish.mean);
        return around;
    }
    double lowest = 0;
    do {
        around.high = around.low;
        around.low /= 2;
        lowest = TRY(weights_of(around.low)).mean();
    } while (around.low > 0x1p-60 && lowest > wish.mean);
    if (lowest <= wish.mean) return around;
    return refuse("mean_out_of_reach",
                  "a mean of " + shortest(wish.mean) + " with " + text_of(wish.bounds) +
                      ": this distribution gives at least " + shortest(lowest),
                  "a mean that the distribution can have after the cut",
                  "lower dispersion, take distribution: poisson, or raise mean");
}

// The distribution whose mean after the cut is the wanted one; it rises with the uncut mean.
Result<CountTable> solve(const MeanAndBounds& wish, const WeightsOfMean& weights_of) {
    TRY(check_mean(wish));
    const CountBounds& bounds = wish.bounds;
    if (wish.mean == bounds.min) return CountTable{{bounds.min, bounds.min, 1}};
    if (wish.mean == bounds.max) return CountTable{{bounds.max, bounds.max, 1}};
    const double tolerance = close_enough * wish.mean;
    Weights weights = TRY(weights_of(wish.mean));
    if (std::abs(weights.mean() - wish.mean) <= tolerance) return weights.table();
    auto [low, high] = TRY(bracket(wish, weights_of));
    for (u32 round = 0; round < 100; ++round) {
        const double middle = std::sqrt(low) * std::sqrt(high);
        weights = TRY(weights_of(middle));
        const double found = weights.mean();
        if (std::abs(found - wish.mean) <= tolerance) break;
        (found < wish.mean ? low : high) = middle;
    }
    return weights.table();
}

}  // namespace

Result<CountTable> poisson_counts(const MeanAndBounds& wish) {
    return solve(wish, [&](double mean) {
        return weights_around(floor_of(mean), wish.bounds,
                              [mean](double count) { return mean / (count + 1); });
    });
}

Result<CountTable> negative_binomial_counts(const MeanAndBounds& wish, double dispersion) {
    if (dispersion == 1) return poisson_counts(wish);
    if (!(dispersion > 1 && dispersion <= 1e9)) {
        return refuse("dispersion_out_of_range", "a dispersion of " + shortest(dispersion),
                      "a variance of 1 to 1e9 times the mean",
                      "give 1 for counts as even as chance, more for uneven ones");
    }
    return solve(wish, [&](double mean) {
        const double size = mean / (dispersion - 1);
        const double tail = (dispersion - 1) / dispersion;
        return weights_around(floor_of(std::max(mean - dispersion + 1, 0.0)), wish.bounds,
                              [=](double count) { return (count + size) / (count + 1) * tail; });
    });
}

namespace {

std::vector<double> logarithms(const CountBounds& bounds) {
    std::vector<double> logs(size_t{bounds.max} - bounds.min + 1);
    for (size_t i = 0; i < logs.size(); ++i) logs[i] = natural_log(static_cast<double>(i + 1));
    return logs;
}

Weights zipf_weights(double exponent, u32 first, std::span<const double> logs) {
    Weights weights = {.first = first, .of_count = {}};
    for (double log : logs) {
        const double weight = exponential(-exponent * log);
        if (weight < negligible) break;
        weights.of_count.push_back(weight);
    }
    return weights;
}

Result<void> check_zipf(const CountBounds& bounds) {
    if (bounds.min <= bounds.max && bounds.max - bounds.min < most_entries) return {};
    if (bounds.max != CountBounds().max && bounds.min <= bounds.max) return too_wide("zipf");
    return refuse("zipf_needs_max", "zipf counts with " + text_of(bounds), "a max above min",
                  "set max, at most 1,048,575 above min");
}

}  // namespace

Result<CountTable> zipf_counts(double exponent, const CountBounds& bounds) {
    TRY(check_zipf(bounds));
    if (!(exponent >= 0 && exponent <= 64)) {
        return refuse("exponent_out_of_range", "an exponent of " + shortest(exponent), "0 to 64",
                      "give an exponent near 1");
    }
    return zipf_weights(exponent, bounds.min, logarithms(bounds)).table();
}

Result<CountTable> zipf_counts_with_mean(const MeanAndBounds& wish) {
    TRY(check_zipf(wish.bounds));
    TRY(check_mean(wish));
    const CountBounds& bounds = wish.bounds;
    const double even = (static_cast<double>(bounds.min) + bounds.max) / 2;
    if (wish.mean > even) {
        return refuse("mean_out_of_reach",
                      "a mean of " + shortest(wish.mean) + " for zipf with " + text_of(bounds),
                      "at most " + shortest(even) + ", halfway from min to max",
                      "raise max, or take another distribution");
    }
    if (wish.mean == bounds.min) return CountTable{{bounds.min, bounds.min, 1}};
    const auto logs = logarithms(bounds);
    double low = 0;
    double high = 64;
    Weights weights;
    for (u32 round = 0; round < 60; ++round) {
        const double exponent = (low + high) / 2;
        weights = zipf_weights(exponent, bounds.min, logs);
        const double found = weights.mean();
        if (std::abs(found - wish.mean) <= close_enough * wish.mean) break;
        (found > wish.mean ? low : high) = exponent;
    }
    return weights.table();
}

Result<CountTable> histogram_counts(std::span<const CountPart> parts) {
    double sum = 0;
    for (const CountPart& part : parts) {
        if (!(part.share >= 0 && part.share <= 0x1p60)) {
            return refuse("share_out_of_range",
                          "counts " + std::to_string(part.first) + " to " +
                              std::to_string(part.last) + " with a share of " +
                              shortest(part.share),
                          "shares from 0 up", "give each range a share of at least 0");
        }
        sum += part.share;
    }
    CountTable table;
    for (const CountPart& part : parts) {
        const double weight = sum > 0 ? part.share / sum * weight_scale : 0;
        table.push_back({part.first, part.last, static_cast<u64>(weight)});
    }
    TRY(check_count_table(table));
    return table;
}

Result<CountTable> cut(const CountTable& table, const CountBounds& bounds) {
    CountTable inside;
    for (const CountShare& share : table) {
        const u32 first = std::max(share.first, bounds.min);
        const u32 last = std::min(share.last, bounds.max);
        if (first > last) continue;
        const u128 width = u64{share.last} - share.first + 1;
        const u64 kept = u64{last} - first + 1;
        inside.push_back({first, last, static_cast<u64>(share.weight * u128{kept} / width)});
    }
    if (check_count_table(inside)) return inside;
    return refuse("no_count_within_bounds", "no count lies within " + text_of(bounds),
                  "a count with a share from min to max", "widen min and max");
}

}  // namespace rowsmith
