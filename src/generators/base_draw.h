// One distribution, drawn whole or cut at bounds that differ from row to row.
#pragma once
#include <memory>
#include <optional>

#include "random/distribution.h"

namespace rowsmith {

class BaseDraw {
public:
    explicit BaseDraw(Distribution distribution);

    void whole(std::span<const u64> words, double* values) const {
        sampler_->sample_reals(words, values);
    }
    // A value within the bounds (which may be infinite), given that it lies there: where next to
    // nothing of the distribution does, the end nearest to it. Requires: low <= high; a discrete
    // distribution has a value between them.
    double cut(u64 word, Interval bounds) const;

    bool is_discrete() const { return distribution_.is_discrete(); }
    // Where all draws lie.
    Interval reach() const { return sampler_->reach(); }

    // The last quantile of what a bound leaves above it (side 1) or below it (side -1).
    double farthest(double bound, int side) const;

private:
    double at(TwoTails tails) const;

    Distribution distribution_;
    std::unique_ptr<const Sampler> sampler_;
    std::optional<QuantileTable> table_;  // where exact quantiles are slow
};

}  // namespace rowsmith
