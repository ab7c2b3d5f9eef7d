#include "generators/delay.h"

#include <algorithm>

#include "generators/delay_parameters.h"
#include "random/streams.h"
#include "schema/literals.h"
#include "schema/moments.h"

namespace rowsmith {

namespace {

Error negative(const Node& node) {
    return schema_error("delay_negative", "the delay is " + describe(node), node.place(),
                        "a duration of 0 or more",
                        "for times before another moment write before: … and a positive delay");
}

// The parameter at fault is named in the error's path; it stands in the map.
Error placed_in(const Node& map, Error error) {
    const std::string name = error.place.path.substr(0, error.place.path.find('.'));
    const Node* parameter = map.find(name);
    error.place = parameter ? parameter->place() : map.place();
    return error;
}

}  // namespace

Result<Delay> Delay::make(const Node& node) {
    Delay delay;
    if (node.is_map()) {
        const DelayParameters read = TRY(read_delay_parameters(node));
        auto made = make_distribution(read.parameters);
        if (!made) return fail(placed_in(node, std::move(made).error()));
        if (made->range().low < 0) {
            made = made->cut({0, made->range().high});
            if (!made) return fail(negative(node));
        }
        delay.unit_us_ = read.unit_us;
        delay.distribution_ = std::make_shared<const Distribution>(std::move(*made));
        delay.sampler_ = delay.distribution_->sampler();
        delay.low_us_ = delay.distribution_->range().low * read.unit_us;
        delay.high_us_ = delay.distribution_->range().high * read.unit_us;
        return delay;
    }
    if (!is_range(node)) {
        delay.low_us_ = delay.high_us_ = static_cast<double>(TRY(read_duration(node)));
    } else {
        const DurationRange range = TRY(read_duration_range(node));
        if (!range.high_us)
            return fail(schema_error("delay_range_open", "the delay has no upper end", node.place(),
                                     "both ends, as in 1 d..3 d",
                                     "write the longest delay: " + node.text + "30 d"));
        delay.low_us_ = static_cast<double>(range.low_us.value_or(0));
        delay.high_us_ = static_cast<double>(*range.high_us);
    }
    if (delay.low_us_ < 0) return fail(negative(node));
    return delay;
}

void Delay::sample(std::span<const u64> bits, double* delays_us) const {
    if (sampler_) {
        sampler_->sample_reals(bits, delays_us);
        for (size_t i = 0; i < bits.size(); i++)
            delays_us[i] = std::max(0.0, delays_us[i] * unit_us_);
        return;
    }
    const double width = high_us_ - low_us_;
    for (size_t i = 0; i < bits.size(); i++)
        delays_us[i] = low_us_ + unit_interval(bits[i]) * width;
}

double Delay::sample_below(u64 bits, double limit_us) const {
    if (limit_us <= low_us_) return limit_us;
    const double draw = unit_interval(bits);
    if (!distribution_) return low_us_ + draw * (std::min(high_us_, limit_us) - low_us_);
    const double share = distribution_->cdf(limit_us / unit_us_);
    if (!(share > 0)) return limit_us;
    return std::clamp(distribution_->quantile(draw * share) * unit_us_, 0.0, limit_us);
}

}  // namespace rowsmith
