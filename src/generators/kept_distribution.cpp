#include "generators/kept_distribution.h"

#include <algorithm>

#include "random/listed_sampler.h"
#include "random/mixture.h"

namespace rowsmith {

namespace {

// The values that are rounded to places of a range.
Interval values_of(const ValueRange& range, double units) {
    const auto end = [&](i64 place, double half) {
        return (static_cast<double>(place) + half) / units;
    };
    return {end(range.low, -0.5), end(range.high, 0.5)};
}

// P(low < X <= high), from the tail that keeps its digits.
double share_between(const Distribution& distribution, Interval values) {
    const TwoTails low = probability(distribution.family(), values.low);
    const TwoTails high = probability(distribution.family(), values.high);
    if (low.below > 0.5) return low.above - high.above;
    if (high.above > 0.5) return high.below - low.below;
    return 1 - low.below - high.above;
}

std::expected<KeptDistribution, NotKept> listed(const Distribution& distribution, double units,
                                                std::vector<i64> places) {
    ListedPlaces list{.places = {}, .weights = {}, .units = units};
    for (const i64 place : places) {
        const double share = share_between(distribution, values_of({place, place}, units));
        if (!(share > 0)) continue;
        list.places.push_back(place);
        list.weights.push_back(share);
    }
    auto sampler = listed_sampler(std::move(list));
    if (!sampler) return std::unexpected(NotKept::nothing_left);
    return KeptDistribution{distribution, *std::move(sampler)};
}

}  // namespace

std::expected<KeptDistribution, NotKept> keep_places(const Distribution& distribution,
                                                     const ValueGrid& grid,
                                                     const ValueSet& places) {
    const double units = grid.units();
    const auto whole = distribution.sampler(units);
    if (places.is_empty()) return std::unexpected(NotKept::nothing_left);
    if (distribution.is_discrete() && units < 1) return std::unexpected(NotKept::rounded);
    std::vector<i64> few;
    if (!whole->values().empty()) {
        for (const i64 place : whole->values())
            if (places.holds(place) && (few.empty() || place > few.back())) few.push_back(place);
        if (few.size() <= listed_places_max) return listed(distribution, units, std::move(few));
    } else if (places.count() <= listed_places_max) {
        for (u64 n = 0; n < places.count(); n++) few.push_back(places.at(n));
        return listed(distribution, units, std::move(few));
    }
    if (places.ranges().size() > kept_pieces_max) return std::unexpected(NotKept::too_many_gaps);
    std::vector<MixturePart> parts;
    for (const ValueRange& range : places.ranges()) {
        const Interval values = values_of(range, units);
        const double share = share_between(distribution, values);
        auto piece = distribution.cut(values);
        // What holds next to nothing would not be drawn.
        if (!piece || !(share > 0)) continue;
        parts.push_back({share, piece->shared_family()});
    }
    if (parts.empty()) return std::unexpected(NotKept::nothing_left);
    Distribution kept(mixture_family(std::move(parts)));
    auto sampler = kept.sampler(units);
    return KeptDistribution{std::move(kept), std::move(sampler)};
}

}  // namespace rowsmith
