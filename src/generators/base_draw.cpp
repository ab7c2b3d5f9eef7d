#include "generators/base_draw.h"

#include <algorithm>

#include "random/real_functions.h"
#include "random/streams.h"

namespace rowsmith {

BaseDraw::BaseDraw(Distribution distribution)
    : distribution_(std::move(distribution)), sampler_(distribution_.sampler()) {
    if (distribution_.family().smoothness() == Smoothness::analytic)
        table_.emplace(distribution_.family());
}

double BaseDraw::at(TwoTails tails) const {
    if (!table_) return quantile(distribution_.family(), tails);
    const double x = table_->at(tails);
    return is_discrete() ? -floor_of(-x) : x;
}

double BaseDraw::farthest(double bound, int side) const {
    constexpr double last = 0x1p-54;
    const Family& family = distribution_.family();
    const Interval support = distribution_.range();
    if (bound <= support.low) return side > 0 ? reach().high : support.low;
    if (bound >= support.high) return side > 0 ? support.high : reach().low;
    const TwoTails tails = probability(family, is_discrete() ? bound - side : bound);
    const double left = (side > 0 ? tails.above : tails.below) * last;
    if (!(left > 0)) return side > 0 ? support.high : support.low;
    const double end = quantile(family, side > 0 ? TwoTails{1, left} : TwoTails{left, 1});
    return side > 0 ? std::max(end, reach().high) : std::min(end, reach().low);
}

double BaseDraw::cut(u64 word, Interval bounds) const {
    const Family& family = distribution_.family();
    const Interval support = distribution_.range();
    const Interval range = {std::max(bounds.low, support.low), std::min(bounds.high, support.high)};
    if (!(range.low < range.high))
        return std::clamp(range.low, bounds.low,
                          bounds.high);  // outside of the support, or a point
    const double before = is_discrete() ? -floor_of(-range.low) - 1 : range.low;
    const TwoTails low = range.low <= -1e300 ? TwoTails{0, 1} : probability(family, before);
    const TwoTails high = range.high >= 1e300 ? TwoTails{1, 0} : probability(family, range.high);
    const double mass = low.below > 0.5    ? low.above - high.above
                        : high.above > 0.5 ? high.below - low.below
                                           : 1 - low.below - high.above;
    if (!(mass > 0)) return low.below > 0.5 ? range.low : range.high;
    const double share = unit_interval(word);
    const TwoTails inner = {low.below + share * mass, high.above + (1 - share) * mass};
    if (!(inner.below > 0)) return range.low;
    if (!(inner.above > 0)) return range.high;
    return std::clamp(at(inner), range.low, range.high);
}

}  // namespace rowsmith
