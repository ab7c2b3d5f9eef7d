// How long after another moment something happens: a duration, a range of them or a distribution.
#pragma once
#include <memory>
#include <optional>
#include <span>

#include "base/result.h"
#include "random/distribution.h"
#include "schema/node.h"

namespace rowsmith {

class Delay {
public:
    // Errors: delay_negative, delay_range_open, unknown_distribution, unknown_parameter,
    // delay_without_unit, and those of make_distribution.
    static Result<Delay> make(const Node& node);

    // Microseconds from random bits, never below 0.
    void sample(std::span<const u64> bits, double* delays_us) const;
    // One that is at most `limit_us` >= 0, in the proportions of all; the limit where even the
    // shortest is longer.
    double sample_below(u64 bits, double limit_us) const;

    double shortest_us() const { return low_us_; }
    // Infinite where the distribution is open.
    double longest_us() const { return high_us_; }

private:
    double low_us_ = 0;
    double high_us_ = 0;
    double unit_us_ = 1;  // of the distribution's values
    std::shared_ptr<const Distribution> distribution_ = nullptr;
    std::shared_ptr<const Sampler> sampler_ = nullptr;
};

}  // namespace rowsmith
